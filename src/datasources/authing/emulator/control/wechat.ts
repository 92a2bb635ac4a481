import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { AuthingState } from '../state.js';
import { wechatUser } from '../wechatCodes.js';

const text = z.string().min(1);
const user = z.strictObject({
  openid: text.default('emulated-wechat-openid'),
  unionid: text.optional(),
  nickname: text.optional(),
  photo: text.optional(),
});

/** Simulates a WeChat login. Returns the code that the WeChat app would return. */
export function addWechatCalls(app: FastifyInstance, state: () => AuthingState): void {
  app.post('/authing/wechat', async (request) => {
    const { openid, ...more } = user.parse(request.body ?? {});
    return { code: state().wechatCodes.issue(wechatUser(openid, more)) };
  });
}
