/** The messages of the vendor's codes. They are display text, not part of the protocol. */
const MESSAGES: Readonly<Record<string, string>> = {
  '1000': '验签失败',
  '1001': '参数非UTF-8编码',
  '1002': '请求参数错误',
  '1007': '应用冻结',
  '1008': '应用过期',
  '1009': '调用频率过高',
  '1011': '服务无权限',
  '9999': '其他错误',
};

/** An error of the SDK calls. The HTTP status is 200, the only one that the vendor documents. */
export class CodeError extends Error {
  constructor(readonly code: string) {
    super(messageOf(code));
  }
}

export function messageOf(code: string): string {
  return MESSAGES[code] ?? '其他错误';
}

/** The HTTP statuses of the older calls. */
const HTTP: Readonly<Record<string, number>> = {
  UNAUTHORIZED: 401,
  KEY_EXPIRED: 401,
  RATE_LIMIT_EXCEEDED: 403,
  NO_PERMISSION: 403,
  NOT_FOUND: 404,
  INTERNAL_ERROR: 500,
};

export function httpStatusOf(status: string): number {
  return HTTP[status] ?? 400;
}

/** The errors of the older calls for an invalid field. The other calls use 1001 and 1002. */
export function statusOf({ code }: CodeError): string {
  return code === '1001' ? 'ENCODING_ERROR' : 'INVALID_ARGUMENT';
}

/** An error of the older calls. */
export class StatusError extends Error {}
