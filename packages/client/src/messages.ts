/** Texts for users of what the client finds itself. The server words its own messages. */
import type { ClientErrorCode } from './errors.js';
import type { ClientProblem } from './problem.js';

type Text = ClientErrorCode | ClientProblem;

const ENGLISH: Readonly<Record<Text, string>> = {
  NETWORK_ERROR: 'No connection to the server. Check your network and try again.',
  TIMEOUT: 'The server did not answer in time. Try again.',
  ABORTED: 'Cancelled.',
  BAD_RESPONSE: 'The server sent an unexpected answer. Try again later.',
  COOKIE_BLOCKED:
    'Your browser blocked the cookie that keeps you signed in. Allow cookies for this site, then sign in again.',
  SCRIPT_BLOCKED: 'The captcha did not load. Turn off content blockers for this page and try again.',
  NOT_SUPPORTED_HERE: 'This browser or app does not support this step. Choose another way.',
  UNKNOWN: 'Something went wrong. Try again later.',
  PasskeyCancelled: 'The passkey was not used. Try again, or choose another way.',
  PasskeyUnsupported: 'This device does not support passkeys. Choose another way.',
  LivenessRejected: 'The recording was not accepted. Record again.',
  PushExpired: 'The request has expired. Start a new one.',
  PushRefused: 'The request was declined on the phone.',
};

const CHINESE: Readonly<Record<Text, string>> = {
  NETWORK_ERROR: '无法连接服务器，请检查网络后重试。',
  TIMEOUT: '服务器响应超时，请重试。',
  ABORTED: '已取消。',
  BAD_RESPONSE: '服务器返回异常，请稍后重试。',
  COOKIE_BLOCKED: '浏览器阻止了保持登录所需的 Cookie。请允许本网站使用 Cookie，然后重新登录。',
  SCRIPT_BLOCKED: '验证码加载失败。请关闭本页面的内容拦截后重试。',
  NOT_SUPPORTED_HERE: '当前浏览器或应用不支持此步骤，请选择其他方式。',
  UNKNOWN: '出现问题，请稍后重试。',
  PasskeyCancelled: '未使用通行密钥。请重试，或选择其他方式。',
  PasskeyUnsupported: '此设备不支持通行密钥，请选择其他方式。',
  LivenessRejected: '录像未通过，请重新录制。',
  PushExpired: '请求已过期，请重新发起。',
  PushRefused: '手机上已拒绝此请求。',
};

/** @param language a language tag; every Chinese one gets Chinese, all others English */
export function messageFor(text: Text, language: string): string {
  return (/^zh\b/i.test(language) ? CHINESE : ENGLISH)[text];
}
