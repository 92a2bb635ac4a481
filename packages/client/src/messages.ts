/** Texts for users of what the client finds itself. The server words its own messages. */
import type { ClientErrorCode } from './errors.js';

export type Text = readonly [english: string, chinese: string];

const TEXTS: Readonly<Record<Exclude<ClientErrorCode, 'SCRIPT_BLOCKED'>, Text>> = {
  NETWORK_ERROR: [
    'No connection to the server. Check your network and try again.',
    '无法连接服务器，请检查网络后重试。',
  ],
  TIMEOUT: ['The server did not answer in time. Try again.', '服务器响应超时，请重试。'],
  ABORTED: ['Cancelled.', '已取消。'],
  BAD_RESPONSE: ['The server sent an unexpected answer. Try again later.', '服务器返回异常，请稍后重试。'],
  COOKIE_BLOCKED: [
    'Your browser blocked the cookie that keeps you signed in. Allow cookies for this site, then sign in again.',
    '浏览器阻止了保持登录所需的 Cookie。请允许本网站使用 Cookie，然后重新登录。',
  ],
  NOT_SUPPORTED_HERE: [
    'This browser or app does not support this step. Choose another way.',
    '当前浏览器或应用不支持此步骤，请选择其他方式。',
  ],
  UNKNOWN: ['Something went wrong. Try again later.', '出现问题，请稍后重试。'],
};

export function messageFor(code: keyof typeof TEXTS, language: string): string {
  return textIn(language, TEXTS[code]);
}

/** @param language a language tag; every Chinese one gets Chinese, all others English */
export function textIn(language: string, [english, chinese]: Text): string {
  return isChinese(language) ? chinese : english;
}

export function isChinese(language: string): boolean {
  return /^zh\b/i.test(language);
}
