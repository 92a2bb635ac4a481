/** Logins, registrations and password resets. */
import { text } from './text.js';

export const SIGN_IN_TEXTS = {
  // Sign-in
  signInTo: text(
    (name: string) => `Sign in to ${name}`,
    (name) => `登录 ${name}`,
  ),
  signIn: text('Sign in', '登录'),
  methods: text('Ways to sign in', '登录方式'),
  ways: text(
    {
      password: 'Password',
      code: 'SMS code',
      qrCode: 'QR code',
      push: 'Approve on your phone',
      passkey: 'Sign in with a passkey',
      ldap: 'Sign in with LDAP',
      ad: 'Sign in with Active Directory',
      subAccount: 'Sign in with a sub-account',
    },
    {
      password: '密码登录',
      code: '验证码登录',
      qrCode: '扫码登录',
      push: '手机确认登录',
      passkey: '使用通行密钥登录',
      ldap: '使用 LDAP 登录',
      ad: '使用 Active Directory 登录',
      subAccount: '使用子账号登录',
    },
  ),
  byProviderPage: text('Sign in on the provider’s page', '前往身份服务的登录页'),
  or: text('or', '或'),
  otherMethods: text('Other ways to sign in', '其他登录方式'),
  forgotPassword: text('Forgot password?', '忘记密码？'),
  noAccount: text('No account yet?', '还没有账号？'),
  createAccount: text('Create an account', '立即注册'),
  haveAccount: text('Already have an account?', '已有账号？'),
  provider: text('User directory', '用户目录'),
  providers: text(
    { AUTHING: 'Authing', AUTHING_LEGACY: 'Authing (first generation)' } as Readonly<Record<string, string>>,
    { AUTHING: 'Authing', AUTHING_LEGACY: 'Authing（第一代）' },
  ),
  noMethods: text(
    'This page offers no way to sign in. Please contact the site.',
    '此页面没有可用的登录方式，请联系网站。',
  ),
  signedInAs: text(
    (name: string) => `You are signed in as ${name}`,
    (name) => `您已登录：${name}`,
  ),
  signedIn: text('You are signed in', '登录成功'),
  startAgain: text('Back to sign-in', '返回登录'),

  // Codes
  getCode: text('Get code', '获取验证码'),
  resendIn: text(
    (wait: string) => `Resend in ${wait}`,
    (wait) => `${wait}后重发`,
  ),
  resend: text('Send again', '重新发送'),
  codeSentTo: text(
    (target: string) => `We sent a code to ${target}.`,
    (target) => `验证码已发送至 ${target}`,
  ),
  codeSent: text('We sent you a code.', '验证码已发送'),

  // QR codes and pushes
  scan: text('Scan with the app on your phone', '使用手机 App 扫码'),
  scanHint: text('Open the app, scan the code, and confirm.', '打开 App 扫描二维码，并在手机上确认登录。'),
  qrCode: text('QR code for signing in', '登录二维码'),
  scanned: text('Scanned. Confirm on your phone.', '扫码成功，请在手机上确认。'),
  waiting: text('Waiting for your phone …', '等待手机确认…'),
  renewQr: text('New QR code', '刷新二维码'),
  pushAccount: text('Account in the app', 'App 账号'),
  sendPush: text('Send request to my phone', '发送到我的手机'),
  checkPhone: text('Check your phone', '请查看手机'),
  pushHint: text('We sent a request to your phone. Approve it to go on.', '已向您的手机发送请求，请在手机上确认。'),
  matchNumber: text('Approve only if your phone shows this number:', '仅当手机显示以下数字时才确认：'),
  notApproved: text('The request was not approved. Send another one.', '请求未获批准，请重新发送。'),
  resendPush: text('Send another request', '重新发送请求'),

  // Captchas
  captcha: text('Security check', '安全验证'),
  captchaPicture: text('Picture with characters', '图形验证码'),
  captchaText: text('Characters in the picture', '图中的字符'),
  newPicture: text('Another picture', '换一张'),

  // Passwords
  changePassword: text('Choose a new password', '设置新密码'),
  passwordRules: text('Rules for the password', '密码规则'),
  resetPassword: text('Reset password', '重置密码'),
  resetHint: text(
    'Enter the e-mail or phone of your account. We will send you a code.',
    '请输入账号的邮箱或手机号，我们将发送验证码。',
  ),
  resetDone: text('Password changed', '密码修改成功'),

  // Registration
  signUp: text('Create an account', '注册账号'),
  optionalPassword: text('Password (optional)', '密码（选填）'),
  signedUp: text('Account created', '注册成功'),
  unavailable: text('This does not work right now', '暂时无法使用'),
};
