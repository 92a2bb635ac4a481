/** Texts of outcomes for people, by outcome type. */
import type { Caller } from '../datasources/capabilities.js';

type Texts = Readonly<Record<Caller['language'], string>>;

export const MESSAGES = {
  LoginSuccess: { en: 'You are signed in.', 'zh-CN': '登录成功。' },
  RegisterSuccess: { en: 'The account has been created.', 'zh-CN': '注册成功。' },
  MfaRequired: { en: 'A second factor is needed.', 'zh-CN': '需要二次验证。' },
  MfaRejected: { en: 'This second factor is not right.', 'zh-CN': '二次验证未通过。' },
  PasswordChangeRequired: { en: 'The password must be changed first.', 'zh-CN': '请先修改密码。' },
  CaptchaRequired: { en: 'Please solve the captcha.', 'zh-CN': '请完成图形验证。' },
  CaptchaRejected: { en: 'The captcha was not solved. Start again.', 'zh-CN': '图形验证未通过，请重新开始。' },
  CaptchaPassed: { en: 'The captcha is solved.', 'zh-CN': '图形验证通过。' },
  InvalidCredentials: { en: 'The account or the password is wrong.', 'zh-CN': '账号或密码错误。' },
  CodeRejected: { en: 'The code is wrong, used or expired.', 'zh-CN': '验证码错误、已使用或已过期。' },
  AttemptsLimited: { en: 'Too many tries. Please wait.', 'zh-CN': '操作过于频繁，请稍后再试。' },
  AccountUnavailable: { en: 'This account cannot be used.', 'zh-CN': '该账号不可用。' },
  EmailUnverified: { en: 'Verify your e-mail address first.', 'zh-CN': '请先验证邮箱。' },
  AlreadyRegistered: { en: 'This account exists already. Sign in instead.', 'zh-CN': '账号已存在，请直接登录。' },
  AlreadyEnrolled: { en: 'This factor is set up already.', 'zh-CN': '已绑定该验证方式。' },
  AlreadyTaken: { en: 'Another account has this already.', 'zh-CN': '已被其他账号使用。' },
  LastLoginMethod: {
    en: 'This is the last way to sign in and must stay.',
    'zh-CN': '这是唯一的登录方式，无法解绑。',
  },
  NotFound: { en: 'There is nothing of this kind.', 'zh-CN': '未找到。' },
  UserExistence: { en: 'The question is answered.', 'zh-CN': '查询成功。' },
  UsersRemoved: { en: 'The users have been removed.', 'zh-CN': '用户已删除。' },
  LivenessCheckUpdated: { en: 'This is how the check stands.', 'zh-CN': '活体检测状态已更新。' },
  PushAuthStarted: { en: 'Answer on your phone.', 'zh-CN': '请在手机上确认。' },
  PushAuthPending: { en: 'Nobody has answered on the phone yet.', 'zh-CN': '等待手机确认。' },
  PushAuthUnavailable: { en: 'No phone can be asked.', 'zh-CN': '无法推送到手机。' },
  PushAuthRejected: { en: 'It was refused on the phone.', 'zh-CN': '手机端已拒绝。' },
  PushAuthExpired: { en: 'Nobody answered on the phone in time.', 'zh-CN': '确认已超时。' },
  PushAuthTokenAccepted: { en: 'The token is good.', 'zh-CN': '验证通过。' },
  RegistrationDisabled: { en: 'Registration is closed.', 'zh-CN': '暂未开放注册。' },
  InputRejected: { en: 'Some of the input cannot be accepted.', 'zh-CN': '部分输入有误。' },
  FlowExpired: { en: 'This has expired. Start again.', 'zh-CN': '操作已过期，请重新开始。' },
  CodeSent: { en: 'The code is on its way.', 'zh-CN': '验证码已发送。' },
  PasswordChanged: { en: 'The password has been changed.', 'zh-CN': '密码已修改。' },
  AccountUpdated: { en: 'The account has been updated.', 'zh-CN': '账号已更新。' },
  TotpEnrollment: {
    en: 'Scan the code with an authenticator app, then confirm.',
    'zh-CN': '请用身份验证器扫码并确认。',
  },
  UdfValues: { en: 'The custom data has been saved.', 'zh-CN': '自定义数据已保存。' },
} as const satisfies Readonly<Record<string, Texts>>;

export type OutcomeName = keyof typeof MESSAGES;
