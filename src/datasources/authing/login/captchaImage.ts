import type { CaptchaImage } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import type { HttpReply } from '../../transport/http.js';

/** The answer is the picture, without the envelope of other endpoints. A cookie binds the picture to its solution. */
export function readCaptchaImage(reply: HttpReply): CaptchaImage {
  const type = /^image\/[a-z0-9.+-]+/.exec(reply.headers['content-type'] ?? '')?.[0];
  if (!reply.ok || type === undefined || reply.body.length === 0) throw new ProviderError('BAD_REPLY', 'authing');
  return { dataUrl: `data:${type};base64,${reply.body.toString('base64')}`, cookie: reply.cookie };
}
