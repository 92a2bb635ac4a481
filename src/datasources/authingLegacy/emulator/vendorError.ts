/** The vendor's public error codes that the emulator uses. This generation has only Chinese messages. */
const TEXTS: Readonly<Record<number, string>> = {
  400: '参数错误',
  404: '接口不存在',
  500: '服务错误',
  1001: '无权限',
  1635: '请输入二次认证安全码',
  2001: '验证码错误',
  2003: '邮箱格式不正确',
  2004: '用户不存在',
  2005: '用户已被锁定',
  2006: '密码错误',
  2011: '应用不存在',
  2016: '密码解密失败',
  2018: '无权修改此项',
  2019: '修改密码前请先验证验证码',
  2020: '尚未登录，无访问权限',
  2026: '用户已存在，请不要重复注册',
  2027: '该账号未设置密码',
  2029: '密码长度不能少于 6 位',
  2030: '一次最多查询 80 个用户',
  2032: '注册需要密码',
  2034: '用户名已存在',
  2035: '手机号已被绑定',
  2037: '旧邮箱不正确',
  2038: '旧手机号不正确',
  2200: '邮箱已被绑定',
  2201: '请输入原密码',
  2202: '非本人信息，无权操作',
  2203: '原密码错误',
  2205: '缺少参数 registerInClient',
  2209: '用户 ID 不能为空',
  2210: '删除失败，用户不存在',
  2213: '该社会化账号已被其他用户绑定',
  2215: '已绑定过该类型的社会化账号',
  2216: '未绑定该类型的社会化账号',
  2217: '唯一的登录方式，无法解绑',
  2219: '未绑定邮箱',
  2224: '用户池不存在',
  2225: '不能直接修改邮箱',
  2226: '不能直接修改手机号',
  2227: '请验证旧邮箱',
  2228: '请输入旧邮箱验证码',
  2229: '新旧邮箱相同',
  2230: '新旧手机号相同',
  2231: '参数不完整',
  2300: '验证码已过期',
  6001: '安全码错误',
};

export interface VendorErrorOptions {
  readonly message?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** An error response with one of the vendor's codes. */
export class VendorError extends Error {
  override readonly name = 'VendorError';
  readonly code: number | string;
  readonly data: Readonly<Record<string, unknown>> | null;

  constructor(code: number | string, { message, data }: VendorErrorOptions = {}) {
    super(message ?? TEXTS[Number(code)] ?? '系统繁忙');
    this.code = code;
    this.data = data ?? null;
  }

  /** The error object of GraphQL. `data` is null when there is none; the second generation omits it. */
  frame(): { code: number | string; message: string; data: Readonly<Record<string, unknown>> | null } {
    return { code: this.code, message: this.message, data: this.data };
  }
}
