import type { CaptchaImage } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import type { HttpReply } from '../../transport/http.js';

/** The picture comes as it is, without the envelope of the other endpoints; a cookie ties it to its answer. */
export function readCaptchaImage(reply: HttpReply): CaptchaImage {
  const type = /^image\/[a-z0-9.+-]+/.exec(reply.headers['content-type'] ?? '')?.[0];
  if (!reply.ok || type === undefined || reply.body.length === 0) throw new ProviderError('BAD_REPLY', 'authing');
  return { dataUrl: `data:${type};base64,${reply.body.toString('base64')}`, cookie: reply.cookie };
}
