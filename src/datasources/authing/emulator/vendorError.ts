export type Language = 'zh-CN' | 'en-US';

export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The vendor's public error codes that the emulator uses. */
const TEXTS: Readonly<Record<number, Text>> = {
  400: { zh: '参数错误', en: 'Bad request' },
  404: { zh: '接口不存在', en: 'Not found' },
  500: { zh: '服务错误', en: 'Server error' },
  1001: { zh: '无权限', en: 'No permission' },
  1635: { zh: '请输入二次认证安全码', en: 'A second factor is required' },
  1636: { zh: '需要进行多因素认证', en: 'The application asks for a second factor' },
  1639: { zh: '首次登录请修改密码', en: 'The password has to be changed at the first login' },
  2000: { zh: '请输入图形验证码', en: 'A captcha is required' },
  2001: { zh: '验证码不正确！', en: 'The verification code is wrong' },
  2003: { zh: '邮箱格式不正确', en: 'The email is malformed' },
  2004: { zh: '用户不存在', en: 'The user does not exist' },
  2005: { zh: '用户已被锁定', en: 'The user is locked' },
  2006: { zh: '密码错误', en: 'The password is wrong' },
  2011: { zh: '应用不存在', en: 'The application does not exist' },
  2016: { zh: '密码解密失败', en: 'The password cannot be decrypted' },
  2018: { zh: '无权修改此项', en: 'This item may not be modified' },
  2020: { zh: '尚未登录，无访问权限', en: 'Not logged in' },
  2026: { zh: '用户已存在，请直接登录！', en: 'The user already exists' },
  2027: { zh: '该账号未设置密码', en: 'The account has no password' },
  2028: { zh: '手机号或邮箱错误', en: 'The phone or email is wrong' },
  2029: { zh: '密码长度不能少于 6 位', en: 'The password is shorter than 6 characters' },
  2030: { zh: '一次最多查询 80 个用户', en: 'More than 80 users were asked for at once' },
  2031: { zh: '该用户池禁止注册', en: 'Registration is disabled' },
  2034: { zh: '用户名已存在', en: 'The username exists' },
  2035: { zh: '手机号已被绑定', en: 'The phone is bound already' },
  2037: { zh: '旧邮箱不正确', en: 'The given old email does not match' },
  2038: { zh: '旧手机号不正确', en: 'The given old phone does not match' },
  2042: { zh: '邮箱未验证，无法登录', en: 'The email is not verified' },
  2057: { zh: '密码多次错误，账号已被锁定', en: 'The account is locked after repeated failures' },
  2058: { zh: '请修改密码', en: 'The password has to be changed' },
  2101: { zh: '缺少应用 ID', en: 'The application id is missing' },
  2200: { zh: '邮箱已被绑定', en: 'The email is bound already' },
  2201: { zh: '请输入原密码', en: 'The old password is missing' },
  2202: { zh: '非本人信息，无权操作', en: 'This belongs to another user' },
  2203: { zh: '原密码错误', en: 'The old password is wrong' },
  2217: { zh: '唯一的登录方式，无法解绑', en: 'The last login method cannot be unbound' },
  2219: { zh: '未绑定邮箱', en: 'No email is bound' },
  2224: { zh: '用户池不存在', en: 'The userpool does not exist' },
  2225: { zh: '不能直接修改邮箱', en: 'Use updateEmail to change the email' },
  2226: { zh: '不能直接修改手机号', en: 'Use updatePhone to change the phone' },
  2227: { zh: '请验证旧邮箱', en: 'The old email has to be proven' },
  2228: { zh: '请输入旧邮箱验证码', en: 'The code sent to the old email is missing' },
  2229: { zh: '新旧邮箱相同', en: 'The new email is the old one' },
  2230: { zh: '新旧手机号相同', en: 'The new phone is the old one' },
  2231: { zh: '参数不完整', en: 'Arguments are incomplete' },
  2300: { zh: '验证码已过期', en: 'The verification code has expired' },
  6001: { zh: '安全码错误', en: 'The security code is wrong' },
  6002: { zh: '恢复码错误', en: 'The recovery code is wrong' },
};

export interface VendorErrorOptions {
  readonly text?: Text;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Only for REST. Most errors have HTTP status 200. */
  readonly httpStatus?: number;
}

/** An error response with one of the vendor's codes. */
export class VendorError extends Error {
  override readonly name = 'VendorError';
  readonly code: number | string;
  readonly text: Text;
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly httpStatus: number;

  constructor(code: number | string, { text, data, httpStatus = 200 }: VendorErrorOptions = {}) {
    const chosen = text ?? TEXTS[Number(code)] ?? { zh: '系统繁忙', en: 'The system is busy' };
    super(chosen.en);
    this.code = code;
    this.text = chosen;
    this.data = data;
    this.httpStatus = httpStatus;
  }

  /** The error object of both protocols. `data` is absent instead of null when there is none. */
  frame(language: Language): { code: number | string; message: string; data?: Readonly<Record<string, unknown>> } {
    const message = language === 'en-US' ? this.text.en : this.text.zh;
    return { code: this.code, message, ...(this.data && { data: this.data }) };
  }
}
