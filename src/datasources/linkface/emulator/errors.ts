/** What the vendor says with its codes. Display text, in nobody's protocol. */
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

/** Ends a call that goes with an SDK. HTTP 200: the vendor documents no other. */
export class CodeError extends Error {
  constructor(readonly code: string) {
    super(messageOf(code));
  }
}

export function messageOf(code: string): string {
  return MESSAGES[code] ?? '其他错误';
}

/** HTTP statuses of the older calls. */
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

/** What the older calls say of a field that is wrong, where the others have 1001 and 1002. */
export function statusOf({ code }: CodeError): string {
  return code === '1001' ? 'ENCODING_ERROR' : 'INVALID_ARGUMENT';
}

/** Ends one of the older calls. */
export class StatusError extends Error {}
