/** A stolen, old session is used to take over the account behind it. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { LinkAccountDocument, MeDocument } from '../support/generated/operations.js';
import { signedIn, signIn } from '../support/people.js';

describeWithApp('linkAccount with the session of another account', { environment: { STEP_UP_SECONDS: '2' } }, (app) => {
  const wechatUser = async (openid: string) => {
    const { code } = await app.control.call<{ code: string }>('POST', '/authing/wechat', { openid });
    return signIn(app.client(), { wechat: { code } });
  };
  const links = async () => (await app.control.requests('authing')).filter(({ path }) => path.includes('/users/link'));

  it('is refused when that session has no fresh proof, and changes nothing', async () => {
    const victim = await wechatUser('victim');
    const before = (await victim.run(MeDocument)).me;
    await app.control.advance(3);
    const attacker = await signedIn(app);
    const input = { secondary: victim.token ?? '' };
    const { errors } = await attacker.send(LinkAccountDocument, { input });
    expect(errors[0]?.extensions.code).toBe('STEP_UP_REQUIRED');
    expect(errors[0]?.message).toMatch(/secondary account required: sign in to it again/);
    expect(await links()).toEqual([]);
    expect((await victim.run(MeDocument)).me).toEqual(before);
    expect((await (await wechatUser('victim')).run(MeDocument)).me?.id).toBe(before?.id);
  });

  it('goes on once that account has signed in again', async () => {
    const second = await wechatUser('owner');
    await app.control.advance(3);
    const client = await signedIn(app);
    const input = { secondary: (await wechatUser('owner')).token ?? '' };
    expectOutcome((await client.run(LinkAccountDocument, { input })).linkAccount, 'AccountUpdated');
    expect((await second.run(MeDocument)).me).toBeNull();
  });

  it('is refused for a blocked account, whose identities would escape the block', async () => {
    const blocked = await wechatUser('blocked');
    const identifier = (await blocked.run(MeDocument)).me?.id;
    await app.control.call('POST', '/authing/users', { identifier, blocked: true });
    const client = await signedIn(app);
    const input = { secondary: blocked.token ?? '' };
    expectOutcome((await client.run(LinkAccountDocument, { input })).linkAccount, 'FlowExpired');
    expect(await links()).toEqual([]);
  });
});
