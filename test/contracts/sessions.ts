import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VendorSession } from '../../src/datasources/capabilities.js';
import { createSealer } from '../../src/services/sealing.js';
import { type NewSession, type Session, Sessions } from '../../src/services/sessions/sessions.js';
import type { Store } from '../../src/store.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const IDLE = 30 * MINUTE;
const MAX = 7 * DAY;
const silent = pino({ level: 'silent' });
const key = randomBytes(32);
const sealer = createSealer([key]);

const ada: NewSession = {
  provider: 'AUTHING',
  userId: 'ada',
  identifiers: ['Ada@Example.com ', '13800000000', ''],
  vendor: vendorSession('vendor-1'),
  mode: 'cookie',
  proofs: [{ kind: 'PASSWORD', at: new Date(0) }],
};

function vendorSession(token: string, expiresAt = new Date(Date.now() + 14 * DAY)): VendorSession {
  return { token, expiresAt };
}

/** How sessions behave over any store. */
export function keepsSessionPromises(open: () => Promise<Store>): void {
  let store: Store;
  let now: number;
  let user: NewSession;
  let log: string[];
  let users = 0;
  const instance = () => {
    const logger = pino({ level: 'info' }, { write: (line: string) => log.push(line) });
    return new Sessions({ store, sealer, logger, idleMs: IDLE, maxMs: MAX, now: () => now });
  };
  let sessions: Sessions;

  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(() => {
    log = [];
    now = Date.now();
    users += 1;
    user = { ...ada, userId: `user-${users}`, identifiers: [`User-${users}@Example.com `, `1380000${users}`] };
    sessions = instance();
  });

  const renewTo = (name: string) => async () => vendorSession(name);
  const refreshed = async (token: string, vendor = 'vendor-2') => {
    const next = await sessions.refresh(token, renewTo(vendor));
    if (next === undefined) throw new Error('not refreshed');
    return next;
  };

  describe('a session', () => {
    it('is found by its token on every instance', async () => {
      const { session, token } = await sessions.start(user);
      expect(token).toMatch(/^[\w-]{70}$/);
      expect(session.id).not.toContain(token);
      const found = await instance().find(token);
      expect(found).toEqual(session);
      expect(found).toMatchObject({ provider: 'AUTHING', userId: user.userId, mode: 'cookie', proofs: user.proofs });
      expect(found && instance().vendorOf(found)).toEqual(user.vendor);
    });

    it('is not found by anything else', async () => {
      const { session, token } = await sessions.start(user);
      for (const text of ['', session.id, token.slice(1), `${token}A`, `${token.slice(1)}A`, 'x'.repeat(100_000)]) {
        expect(await sessions.find(text)).toBeUndefined();
      }
    });

    it('survives tokens that carry its id and were not issued here', async () => {
      const [victim, attacker] = [await sessions.start(user), await sessions.start(user)];
      const theirs = Buffer.from(victim.token, 'base64url');
      const own = Buffer.from(attacker.token, 'base64url');
      const forged = [
        // The id of the victim with a secret of the attacker's choice, and with the MAC of another token.
        Buffer.concat([theirs.subarray(0, 20), randomBytes(32)]),
        Buffer.concat([theirs.subarray(0, 20), own.subarray(20)]),
        Buffer.concat([theirs.subarray(0, 36), Buffer.alloc(16)]),
      ].map((bytes) => bytes.toString('base64url'));
      for (const token of forged) {
        expect(await sessions.find(token)).toBeUndefined();
        expect(await sessions.refresh(token, renewTo('never'))).toBeUndefined();
      }
      expect(await sessions.find(victim.token)).toEqual(victim.session);
      expect(log).toEqual([]);
    });

    it('has one spelling of its token', async () => {
      const { session, token } = await sessions.start(user);
      await refreshed(token);
      now += 60_000;
      // The last character of 70 holds four bits that count and two that do not.
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      const last = alphabet.indexOf(token.at(-1) ?? '');
      expect(await sessions.find(token.slice(0, -1) + alphabet[last + 1])).toBeUndefined();
      expect(await sessions.isOpen(session.id)).toBe(true);
    });

    it('goes on through the three steps of a new key, on instances of two generations', async () => {
      const next = randomBytes(32);
      const under = (...keys: Buffer[]) =>
        new Sessions({ store, sealer: createSealer(keys), logger: silent, idleMs: IDLE, maxMs: MAX, now: () => now });
      const steps = [under(key), under(key, next), under(next, key), under(next)];
      for (const [older, newer] of [
        [steps[0], steps[1]],
        [steps[1], steps[2]],
      ] as [Sessions, Sessions][]) {
        for (const [issuing, reading] of [
          [older, newer],
          [newer, older],
        ] as const) {
          const { session, token } = await issuing.start(user);
          const found = await reading.find(token);
          expect(found).toEqual(session);
          expect(found && reading.vendorOf(found).token).toBe('vendor-1');
          const renewed = await reading.refresh(token, renewTo('vendor-2'));
          expect(renewed && (await issuing.find(renewed.token))?.id).toBe(session.id);
        }
      }
      const { token } = await (steps[2] as Sessions).start(user);
      expect(await steps[3]?.find(token)).toBeDefined();
    });

    it('is kept for a caller whose token has an unknown key, with one warning a minute', async () => {
      const { session, token } = await sessions.start(user);
      const logger = pino({ level: 'warn' }, { write: (line: string) => log.push(line) });
      const sealerOfOther = createSealer([randomBytes(32)]);
      const other = new Sessions({ store, sealer: sealerOfOther, logger, idleMs: IDLE, maxMs: MAX, now: () => now });
      for (let count = 0; count < 3; count++) expect(await other.find(token)).toBeUndefined();
      expect(log.filter((line) => line.includes('SESSION_KEY'))).toHaveLength(1);
      expect(log.join()).not.toContain(token);
      now += 60_000;
      await other.find(token);
      expect(log).toHaveLength(2);
      expect((await sessions.find(token))?.id).toBe(session.id);
    });

    it('does not open with the vendor token of another session', async () => {
      const [one, other] = [await sessions.start(user), await sessions.start(user)];
      expect(() => sessions.vendorOf({ ...one.session, sealedVendor: other.session.sealedVendor })).toThrow(
        expect.objectContaining({ code: 'UNAUTHENTICATED' }),
      );
    });

    it('survives a new sealing key while the old one stays', async () => {
      const { token } = await sessions.start(user);
      const parts = { store, logger: silent, idleMs: IDLE, maxMs: MAX, now: () => now };
      const rotated = new Sessions({ ...parts, sealer: createSealer([randomBytes(32), key]) });
      const found = await rotated.find(token);
      expect(found && rotated.vendorOf(found).token).toBe('vendor-1');
      expect(await rotated.endAllByIdentifier('AUTHING', user.identifiers[0] ?? '')).toBe(1);
    });

    it('collects proofs, the newest of a kind', async () => {
      const { session, token } = await sessions.start(user);
      await sessions.prove(session, [{ kind: 'TOTP', at: new Date(1) }]);
      await sessions.prove(session, [{ kind: 'PASSWORD', at: new Date(2) }]);
      expect((await sessions.find(token))?.proofs).toEqual([
        { kind: 'TOTP', at: new Date(1) },
        { kind: 'PASSWORD', at: new Date(2) },
      ]);
    });
  });

  describe('refresh', () => {
    it('gives a new token and the new vendor session', async () => {
      const { session, token } = await sessions.start(user);
      const next = await refreshed(token);
      expect(next.token).not.toBe(token);
      expect(next.session.id).toBe(session.id);
      expect(sessions.vendorOf(next.session).token).toBe('vendor-2');
      expect(await sessions.find(next.token)).toEqual(next.session);
    });

    it('asks the vendor once for all who ask at the same time, on every instance', async () => {
      const { token } = await sessions.start(user);
      const renew = vi.fn(async () => {
        await new Promise((done) => setTimeout(done, 30));
        return vendorSession('vendor-2');
      });
      const all = await Promise.all(Array.from({ length: 8 }, () => instance().refresh(token, renew)));
      expect(renew).toHaveBeenCalledTimes(1);
      expect(new Set(all.map((next) => next?.token)).size).toBe(1);
    });

    it('gives the same successor for ten seconds, and the old token works as long', async () => {
      const { token } = await sessions.start(user);
      const next = await refreshed(token);
      now += 9_999;
      const renew = vi.fn(renewTo('never'));
      expect((await instance().refresh(token, renew))?.token).toBe(next.token);
      expect(renew).not.toHaveBeenCalled();
      expect(await sessions.find(token)).toMatchObject({ id: next.session.id });
    });

    it.each(['find', 'refresh'] as const)('ends the session when %s sees the old token later', async (verb) => {
      const { session, token } = await sessions.start(user);
      const next = await refreshed(token);
      now += 10_000;
      expect(await (verb === 'find' ? sessions.find(token) : sessions.refresh(token, renewTo('x')))).toBeUndefined();
      expect(await sessions.find(next.token)).toBeUndefined();
      expect(log).toHaveLength(1);
      expect(log[0]).toContain(session.id);
      expect(log[0]).not.toContain(token);
    });

    it('knows a token of any earlier generation as an old one', async () => {
      const { token } = await sessions.start(user);
      let next = await refreshed(token);
      for (let turn = 0; turn < 3; turn++) {
        now += MINUTE;
        next = await refreshed(next.token);
      }
      expect(await sessions.find(token)).toBeUndefined();
      expect(await sessions.find(next.token)).toBeUndefined();
    });

    it('is looked at by a replaced token without an end', async () => {
      const { session, token } = await sessions.start(user);
      const next = await refreshed(token);
      expect(await sessions.look(token)).toMatchObject({ id: session.id });
      now += 10_000;
      expect(await sessions.look(token)).toBeUndefined();
      expect(await sessions.find(next.token)).toMatchObject({ id: session.id });
    });

    it('leads from a token that was replaced twice in a moment to the newest', async () => {
      const { token } = await sessions.start(user);
      const second = await refreshed(token);
      const third = await refreshed(second.token, 'vendor-3');
      expect(third.token).not.toBe(second.token);
      expect((await refreshed(token)).token).toBe(third.token);
      expect(await sessions.find(token)).toBeDefined();
    });

    it('changes nothing when the vendor fails', async () => {
      const { token } = await sessions.start(user);
      const failure = new Error('vendor down');
      await expect(sessions.refresh(token, () => Promise.reject(failure))).rejects.toBe(failure);
      expect(await sessions.find(token)).toBeDefined();
      expect((await refreshed(token)).token).not.toBe(token);
    });

    it('does not bring back a session that ended meanwhile, and hands over what the vendor issued', async () => {
      const { session, token } = await sessions.start(user);
      const discard = vi.fn(async () => {});
      const renew = async () => {
        await instance().end(session);
        return vendorSession('orphan');
      };
      expect(await sessions.refresh(token, renew, discard)).toBeUndefined();
      expect(await sessions.find(token)).toBeUndefined();
      expect(discard).toHaveBeenCalledWith(expect.objectContaining({ token: 'orphan' }));
    });

    it('keeps what was proven while the vendor answered', async () => {
      const { session, token } = await sessions.start(user);
      const next = await sessions.refresh(token, async () => {
        await sessions.prove(session, [{ kind: 'LIVENESS', at: new Date(5) }]);
        return vendorSession('vendor-2');
      });
      expect(next?.session.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD', 'LIVENESS']);
    });

    it('stays right when a lock runs out under a slow vendor', async () => {
      const { session, token } = await sessions.start(user);
      const discard = vi.fn(async () => {});
      let winner: string | undefined;
      const slow = await sessions.refresh(
        token,
        async () => {
          await store.namespace('session-lock', MINUTE).delete(session.id);
          winner = (await instance().refresh(token, renewTo('fast')))?.token;
          return vendorSession('slow');
        },
        discard,
      );
      expect(slow?.token).toBe(winner);
      expect(slow && sessions.vendorOf(slow.session).token).toBe('fast');
      expect(discard).toHaveBeenCalledWith(expect.objectContaining({ token: 'slow' }));
    });

    it('keeps the vendor’s token where the vendor renews none, and never has it ended', async () => {
      const { token } = await sessions.start(user);
      const discard = vi.fn(async () => {});
      const same = async (vendor: VendorSession) => vendor;
      const slow = await sessions.refresh(
        token,
        async (vendor) => {
          await store.namespace('session-lock', MINUTE).delete((await sessions.find(token))?.id ?? '');
          await instance().refresh(token, same, discard);
          return vendor;
        },
        discard,
      );
      expect(slow?.token).not.toBe(token);
      expect(slow && sessions.vendorOf(slow.session).token).toBe(user.vendor.token);
      expect(discard).not.toHaveBeenCalled();
    });

    it('releases no lock but its own', async () => {
      const { session, token } = await sessions.start(user);
      const locks = store.namespace<string>('session-lock', MINUTE);
      await sessions.refresh(token, async () => {
        await locks.set(session.id, 'another instance');
        return vendorSession('vendor-2');
      });
      expect(await locks.get(session.id)).toBe('another instance');
    });

    it('tells a caller to try again when another one waits for the vendor too long', async () => {
      const { session, token } = await sessions.start(user);
      await store.namespace('session-lock', MINUTE).set(session.id, 'an instance that died');
      let time = performance.now();
      const clock = vi.spyOn(performance, 'now').mockImplementation(() => (time += 5_000));
      const waiting = sessions.refresh(token, renewTo('never'));
      await expect(waiting).rejects.toMatchObject({ code: 'PROVIDER_TIMEOUT', details: { retryable: true } });
      clock.mockRestore();
      expect(await sessions.find(token)).toBeDefined();
    });

    it('answers undefined for a session that is over', async () => {
      const { session, token } = await sessions.start(user);
      await sessions.end(session);
      const renew = vi.fn(renewTo('never'));
      expect(await sessions.refresh(token, renew)).toBeUndefined();
      expect(renew).not.toHaveBeenCalled();
    });
  });

  describe('a vendor that refuses the token', () => {
    it('ends the session', async () => {
      const { session, token } = await sessions.start(user);
      expect(await sessions.vendorRefused(session)).toBeUndefined();
      expect(await sessions.find(token)).toBeUndefined();
    });

    it('ends nothing when a refresh explains it, even one that is still under way', async () => {
      const { session, token } = await sessions.start(user);
      let asked: Promise<Session | undefined> | undefined;
      const next = await sessions.refresh(token, async () => {
        asked = instance().vendorRefused(session);
        await new Promise((done) => setTimeout(done, 30));
        return vendorSession('vendor-2');
      });
      expect(await asked).toEqual(next?.session);
      expect(next && (await sessions.find(next.token))).toBeDefined();
    });
  });

  describe('ending', () => {
    it('is seen by every instance and by no other session', async () => {
      const [one, other] = [await sessions.start(user), await sessions.start(user)];
      await sessions.end(one.session);
      await sessions.end(one.session);
      expect(await instance().find(one.token)).toBeUndefined();
      expect(await instance().find(other.token)).toBeDefined();
      expect(await sessions.prove(one.session, [{ kind: 'TOTP', at: new Date() }])).toBeUndefined();
    });

    it("ends the user's other sessions, not those of a namesake elsewhere", async () => {
      const [mine, other] = [await sessions.start(user), await sessions.start(user)];
      const namesake = await sessions.start({ ...user, provider: 'AUTHING_LEGACY' });
      expect(await sessions.endOthers('AUTHING', user.userId, mine.session.id)).toBe(1);
      expect(await sessions.find(mine.token)).toBeDefined();
      expect(await sessions.find(other.token)).toBeUndefined();
      expect(await sessions.find(namesake.token)).toBeDefined();
      expect(await sessions.endOthers('AUTHING', user.userId)).toBe(1);
      expect(await sessions.endOthers('AUTHING', user.userId)).toBe(0);
    });

    it('finds the user by an address in any spelling, also one bound later', async () => {
      const { token } = await sessions.start(user);
      expect(await sessions.endAllByIdentifier('AUTHING_LEGACY', user.identifiers[0] ?? '')).toBe(0);
      expect(await sessions.endAllByIdentifier('AUTHING', 'nobody@example.com')).toBe(0);
      expect(await sessions.endAllByIdentifier('AUTHING', ` user-${users}@EXAMPLE.com`)).toBe(1);
      expect(await sessions.find(token)).toBeUndefined();

      const again = await sessions.start(user);
      await sessions.identify('AUTHING', user.userId, [`bound-${users}@example.com`]);
      expect(await sessions.endAllByIdentifier('AUTHING', `bound-${users}@example.com`)).toBe(1);
      expect(await sessions.find(again.token)).toBeUndefined();
    });

    it('finds every session that began at the same time', async () => {
      const begun = await Promise.all(Array.from({ length: 10 }, () => instance().start(user)));
      expect(await sessions.endOthers('AUTHING', user.userId, begun[0]?.session.id)).toBe(9);
    });

    it('keeps some thirty sessions of a user and ends the oldest, after those that ran out', async () => {
      const idle = await sessions.start(user);
      now += IDLE;
      const oldest = await sessions.start(user);
      for (let turn = 0; turn < 38; turn++) await sessions.start(user);
      now += 2 * MINUTE;
      expect(await sessions.find(idle.token)).toBeUndefined();
      expect(await sessions.find(oldest.token)).toBeDefined();
      const newest = await sessions.start(user);
      expect(await sessions.find(oldest.token)).toBeUndefined();
      expect(await sessions.find(newest.token)).toBeDefined();
      expect(await sessions.endOthers('AUTHING', user.userId)).toBe(30);
    });
  });
}
