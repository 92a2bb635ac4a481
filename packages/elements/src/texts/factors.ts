/** Second factors: to prove them, and to set them up. */
import { text } from './text.js';

/** By kind of factor. */
type Hints = Readonly<Record<string, string>>;

export const FACTOR_TEXTS = {
  verifyYou: text('Verify that it’s you', '验证您的身份'),
  enrollYou: text('Set up a second step', '设置多因素认证'),
  enrollHint: text(
    'Your account needs a second step. Choose one to set up.',
    '您的账号需要多因素认证，请选择一种方式进行设置。',
  ),
  otherFactors: text('Use another way', '使用其他方式'),
  chooseFactor: text('Choose a way', '选择验证方式'),
  verify: text('Verify', '验证'),
  factors: text(
    {
      TOTP: 'Authenticator app',
      SMS: 'Code by SMS',
      EMAIL: 'Code by e-mail',
      RECOVERY_CODE: 'Recovery code',
      PUSH: 'Request to your phone',
      PASSKEY: 'Passkey',
      FACE: 'Face photo',
      LIVENESS: 'Liveness check',
    },
    {
      TOTP: '身份验证器应用',
      SMS: '短信验证码',
      EMAIL: '邮箱验证码',
      RECOVERY_CODE: '恢复代码',
      PUSH: '手机确认',
      PASSKEY: '通行密钥',
      FACE: '人脸照片',
      LIVENESS: '活体检测',
    },
  ),
  factorHints: text<Hints>(
    {
      TOTP: 'Enter the code that your authenticator app shows.',
      RECOVERY_CODE: 'Enter the recovery code that you saved when you set up your authenticator app.',
      PUSH: 'We will send a request to your phone.',
      PASSKEY: 'Use your fingerprint, face or screen lock.',
      FACE: 'Take a photo of your face, without a hat or sunglasses, in good light.',
      LIVENESS:
        'A liveness check needs the app of this service on your phone. If you have a recording made with it, upload it here.',
    },
    {
      TOTP: '请输入身份验证器应用中显示的验证码。',
      RECOVERY_CODE: '请输入设置身份验证器应用时保存的恢复代码。',
      PUSH: '将向您的手机发送确认请求。',
      PASSKEY: '使用指纹、面容或屏幕锁进行验证。',
      FACE: '请在光线充足处拍摄面部照片，不要佩戴帽子或墨镜。',
      LIVENESS: '活体检测需要在手机上使用本服务的 App。如果您已用它录像，可以在此上传。',
    },
  ),
  enrollHints: text<Hints>(
    {
      TOTP: 'Scan this QR code with your authenticator app.',
      PASSKEY: 'Your device will ask for your fingerprint, face or screen lock twice.',
    },
    {
      TOTP: '请用身份验证器应用扫描此二维码。',
      PASSKEY: '设备会两次要求您使用指纹、面容或屏幕锁。',
    },
  ),
  sendCodeTo: text(
    (target: string) => `We will send a code to ${target}.`,
    (target) => `将向 ${target} 发送验证码。`,
  ),
  sendCode: text('Send code', '发送验证码'),
  usePasskey: text('Use passkey', '使用通行密钥'),
  addPasskey: text('Create passkey', '创建通行密钥'),
  takePhoto: text('Take photo', '拍照'),
  choosePhoto: text('Choose a photo', '选择照片'),
  useCamera: text('Use camera', '使用摄像头'),
  photo: text('Photo of your face', '面部照片'),
  photoUnreadable: text(
    'This file is not a photo that the browser can read. Choose a JPEG or PNG file.',
    '无法读取该文件，请选择 JPEG 或 PNG 格式的照片。',
  ),
  noCamera: text(
    'The camera cannot be used. Allow it in the browser, or choose a photo.',
    '无法使用摄像头，请在浏览器中允许访问，或选择照片。',
  ),
  startLiveness: text('Start the check', '开始检测'),
  recording: text('Recording', '录像文件'),
  totpSetUp: text('Set up your authenticator app', '设置身份验证器应用'),
  totpQrCode: text('QR code for the authenticator app', '身份验证器应用二维码'),
  totpManual: text('Or enter this key in the app:', '或在应用中输入此密钥：'),
  totpCode: text('Code in the app', '应用中的验证码'),
  totpKey: text('Enter this key in your app now. It is shown only once.', '请立即在应用中输入此密钥，密钥仅显示一次。'),
  recoveryCode: text('Recovery code', '恢复代码'),
  recoverySave: text(
    'Save this recovery code. You need it if you lose your phone. It is shown only once.',
    '请保存此恢复代码，手机丢失时需要使用。它只显示一次。',
  ),
  recoverySaved: text('I have saved the recovery code', '我已保存恢复代码'),
  newRecovery: text('Your new recovery code', '新的恢复代码'),
  confirm: text('Confirm', '确认'),
};
