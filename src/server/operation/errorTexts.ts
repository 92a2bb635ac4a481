/** Chinese messages of the errors that a user may see. The English ones are written where the errors are thrown. */
import type { GraphQLFormattedError } from 'graphql';
import type { Caller } from '../../datasources/capabilities.js';
import type { AppErrorCode } from '../../errors.js';

/** The part of the caller that errors need. */
export type ErrorReader = Pick<Caller, 'language' | 'requestId'>;

const CHINESE: Readonly<Partial<Record<AppErrorCode, string>>> = {
  UNAUTHENTICATED: '登录已失效，请重新登录。',
  FORBIDDEN: '您没有权限执行此操作。',
  STEP_UP_REQUIRED: '请先验证您的身份，然后继续。',
  PROVIDER_REFUSED: '身份服务拒绝了此操作。',
  PROVIDER_UNAVAILABLE: '暂时无法连接身份服务，请稍后重试。',
  PROVIDER_TIMEOUT: '身份服务响应超时，请稍后重试。',
  PROVIDER_BAD_REPLY: '身份服务返回异常，请稍后重试。',
  STORE_UNAVAILABLE: '服务暂时不可用，请稍后重试。',
  RATE_LIMITED: '操作过于频繁，请稍后再试。',
  VENDOR_BUDGET_EXCEEDED: '请求过多，请稍后再试。',
  INTERNAL: '服务器出现问题，请稍后重试；反馈时请提供请求编号。',
};

/** The text of an error for a caller. Codes that only engineers see keep their English text. */
export function errorText(code: unknown, message: string, language: Caller['language']): string {
  return language === 'en' ? message : ((CHINESE as Readonly<Record<string, string>>)[String(code)] ?? message);
}

/** The error in the caller's language, with the request id, so that a user's report leads to its log line. */
export function forReader(error: GraphQLFormattedError, { language, requestId }: ErrorReader): GraphQLFormattedError {
  const message = errorText(error.extensions?.code, error.message, language);
  return { ...error, message, extensions: { ...error.extensions, requestId } };
}
