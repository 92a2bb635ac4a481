/** QR codes and pushes that begin a login. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../../../test/support/app.js';
import { named, SEEDED } from '../../../test/support/people.js';
import { decide } from '../../../test/support/phone.js';
import { fetchTransport, type Transport } from '../src/index.js';
import { solution } from './support/captcha.js';
import { clientOf, counting, cuttable, pageClient } from './support/client.js';
import { expectState, stateOf } from './support/states.js';

describeWithApp('a login by QR code', {}, (app) => {
  it('shows the code, tells when it is scanned, and signs in when the phone approves', async () => {
    // The emulated vendor then reports a scan.
    await app.control.call('POST', '/secken/settings', { scanned201: true });
    const transport = counting();
    const flow = clientOf(app, { transport }).signIn();
    const qr = expectState(await flow.start({ qrCode: true }), 'qr');
    expect([qr.status, qr.event.qrCode?.url]).toEqual(['PENDING', expect.stringMatching(/^http/)]);
    await decide(app, 'scan', SEEDED.username);
    await stateOf(flow, 'qr', ({ status }) => status === 'SCANNED');
    await decide(app, 'approve', SEEDED.username);
    expect((await stateOf(flow, 'done')).user.username).toBe(SEEDED.username);
    // Server-sent events were enough.
    expect(transport.count('pushAuthEvent(')).toBe(0);
  });

  it('works for a page with cookies', async () => {
    const flow = pageClient(app).signIn();
    expectState(await flow.start({ qrCode: true }), 'qr');
    await decide(app, 'approve', SEEDED.username);
    await stateOf(flow, 'done');
  });

  it('polls where streams do not work', async () => {
    const transport = counting({ ...fetchTransport(), stream: refuse });
    const flow = clientOf(app, { transport }).signIn();
    expectState(await flow.start({ qrCode: true }), 'qr');
    await decide(app, 'approve', SEEDED.username);
    await stateOf(flow, 'done');
    expect(transport.count('pushAuthEvent(')).toBeGreaterThan(0);
  });

  it('offers another code after a refusal', async () => {
    const flow = clientOf(app).signIn();
    await flow.start({ qrCode: true });
    await decide(app, 'deny', SEEDED.username);
    const denied = await stateOf(flow, 'qr', ({ status }) => status === 'REJECTED');
    expect(denied.problem?.outcome).toBe('PushRefused');
    const renewed = expectState(await denied.renew(), 'qr');
    expect([renewed.status, renewed.problem]).toEqual(['PENDING', null]);
    await decide(app, 'approve', SEEDED.username);
    await stateOf(flow, 'done');
  });

  it('offers another code after the end of one', async () => {
    const flow = clientOf(app).signIn();
    const first = expectState(await flow.start({ qrCode: true }), 'qr');
    await app.control.advance(400);
    const expired = await stateOf(flow, 'qr', ({ status }) => status === 'EXPIRED');
    expect(expired.problem?.outcome).toBe('PushExpired');
    const renewed = expectState(await expired.renew(), 'qr');
    expect(renewed.event.id).not.toBe(first.event.id);
  });

  it('keeps the event through a network cut', async () => {
    const wire = cuttable({ ...fetchTransport(), stream: refuse });
    const flow = clientOf(app, { transport: wire }).signIn();
    await flow.start({ qrCode: true });
    wire.isCut = true;
    await decide(app, 'approve', SEEDED.username);
    await expect.poll(() => wire.refused).toBeGreaterThan(1);
    expectState(flow.state, 'qr');
    wire.isCut = false;
    await stateOf(flow, 'done');
  });

  it('stops following when the flow is disposed of', async () => {
    const flow = clientOf(app).signIn();
    await flow.start({ qrCode: true });
    flow.dispose();
    expectState(flow.state, 'idle');
    await decide(app, 'approve', SEEDED.username);
    expectState(flow.state, 'idle');
  });
});

describeWithApp('a push that begins a login', { environment: { PUSH_LOGIN: 'yes' } }, (app) => {
  it('takes a captcha first, then waits for the phone', async () => {
    const { username } = await named(app);
    const flow = clientOf(app).signIn();
    const captcha = expectState(await flow.start({ push: { uid: username } }), 'captcha');
    const push = expectState(await captcha.solve(await solution(app, captcha.challenge)), 'push');
    expect([push.purpose, push.status]).toEqual(['LOGIN', 'PENDING']);
    await decide(app, 'approve');
    expect((await stateOf(flow, 'done')).user.username).toBe(username);
  });
});

// biome-ignore lint/correctness/useYield: a stream that fails before its first event
async function* refuse(): ReturnType<NonNullable<Transport['stream']>> & AsyncGenerator<string> {
  throw new Error('no streams here');
}
