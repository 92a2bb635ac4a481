import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { VendorSession } from '../../src/datasources/capabilities.js';
import { createSealer } from '../../src/services/sealing.js';
import { type Session, Sessions } from '../../src/services/sessions/sessions.js';
import type { Namespace, Store } from '../../src/store.js';

const GRACE = 10_000;
const HOUR = 3_600_000;
const logger = pino({ level: 'silent' });
const sealer = createSealer([randomBytes(32)]);
const vendorDown = new Error('vendor down');

/** What happens at the same moment, after the clock went on. `age` says how old a token is used: 0 is the newest. */
interface Round {
  readonly advance: number;
  readonly vendorFails: boolean;
  readonly acts: readonly { readonly verb: 'find' | 'refresh' | 'prove' | 'end'; readonly age: number }[];
}

const rounds: fc.Arbitrary<Round[]> = fc.array(
  fc.record({
    advance: fc.constantFrom(0, 1_000, 5_000, GRACE - 1, GRACE, 240_000),
    vendorFails: fc.nat(4).map((roll) => roll === 0),
    acts: fc.array(
      fc.record({
        verb: fc.nat(15).map((roll) => (roll < 9 ? 'refresh' : roll < 13 ? 'find' : roll < 15 ? 'prove' : 'end')),
        age: fc.nat(8).map((roll) => (roll < 4 ? 0 : roll < 7 ? 1 : 2)),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  { minLength: 1, maxLength: 8 },
);

/** The rules of token rotation over any store. */
export function keepsRotationRules(open: () => Promise<Store>, numRuns: number): void {
  it('keeps its rules however clients, instances and the clock interleave', { timeout: 120_000 }, async () => {
    const store = await open();
    const property = fc.asyncProperty(fc.scheduler(), rounds, async (scheduler, plan) => {
      const written: string[] = [];
      const history = await History.begin(interleaved(store, scheduler, written), scheduler);
      for (const round of plan) await history.play(round);
      for (const secret of history.secrets) expect(written.some((text) => text.includes(secret))).toBe(false);
    });
    await fc.assert(property, { numRuns });
    await store.close();
  });
}

/** Lets the scheduler choose the order of all steps at the store, and takes down everything that is written. */
function interleaved(store: Store, scheduler: fc.Scheduler, written: string[]): Store {
  const steps = new Set(['get', 'set', 'delete', 'takeOnce', 'putOnce', 'swap', 'deleteIf', 'bump']);
  const stepwise = <T>(namespace: Namespace<T>): Namespace<T> =>
    new Proxy(namespace, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function' || !steps.has(String(name))) return member;
        return async (...args: unknown[]) => {
          written.push(JSON.stringify(args));
          await scheduler.schedule(Promise.resolve(), String(name));
          return member.apply(target, args);
        };
      },
    });
  return { ...store, namespace: (name, ttlMs, decodedBytes) => stepwise(store.namespace(name, ttlMs, decodedBytes)) };
}

type Outcome = { readonly session: Session; readonly token?: string } | 'failed' | undefined;

/** One session and what must be true of it. */
class History {
  alive = true;
  /** Every token of the session, oldest first, and when each was replaced. */
  readonly tokens: string[] = [];
  private readonly replacedAt: number[] = [];
  private vendorToken = 'vendor-secret-0';
  private renewals: string[] = [];
  private discarded: string[] = [];
  private issued = 0;
  private proofs = 0;

  private constructor(
    private readonly instances: readonly Sessions[],
    private readonly scheduler: fc.Scheduler,
    private readonly clock: { now: number },
    private readonly session: Session,
    token: string,
  ) {
    this.tokens.push(token);
  }

  static async begin(store: Store, scheduler: fc.Scheduler): Promise<History> {
    const clock = { now: Date.now() };
    const parts = { store, sealer, logger, idleMs: HOUR, maxMs: 24 * HOUR, pollMs: 1, now: () => clock.now };
    const [first, ...others] = [new Sessions(parts), new Sessions(parts), new Sessions(parts)] as const;
    const { session, token } = await scheduler.waitFor(
      first.start({
        provider: 'AUTHING',
        userId: randomBytes(8).toString('hex'),
        identifiers: [],
        vendor: vendorSession('vendor-secret-0'),
        mode: 'bearer',
        proofs: [],
      }),
    );
    return new History([first, ...others], scheduler, clock, session, token);
  }

  get secrets(): readonly string[] {
    return [...this.tokens, 'vendor-secret'];
  }

  async play({ advance, vendorFails, acts }: Round): Promise<void> {
    this.clock.now += advance;
    this.renewals = [];
    this.discarded = [];
    const newest = this.tokens.length - 1;
    const planned = acts.map(({ verb, age }, index) => {
      const generation = Math.max(0, newest - age);
      return { verb, generation, standing: this.standing(generation), index };
    });
    const outcomes = await this.scheduler.waitFor(
      Promise.all(planned.map(({ verb, generation, index }) => this.act(verb, generation, index, vendorFails))),
    );
    const results = planned.map((act, index) => ({ ...act, outcome: outcomes[index] }));
    const fatal = results.some(({ verb, standing }) => verb === 'end' || (verb !== 'prove' && standing === 'stale'));

    if (!this.alive) this.expectDead(results);
    else if (fatal) this.expectEnding(results);
    else this.expectLiving(results, vendorFails);
    if (fatal) this.alive = false;
    await this.expectState();
  }

  private async act(verb: string, generation: number, index: number, vendorFails: boolean): Promise<Outcome> {
    const sessions = this.instances[index % this.instances.length] as Sessions;
    const token = this.tokens[generation] as string;
    if (verb === 'end') await sessions.end(this.session);
    if (verb === 'end') return undefined;
    if (verb === 'find') return wrap(await sessions.find(token));
    if (verb === 'prove') {
      return wrap(await sessions.prove(this.session, [{ kind: 'TOTP', at: new Date(++this.proofs) }]));
    }
    try {
      return await sessions.refresh(
        token,
        async (vendor) => this.renew(vendor, vendorFails),
        async (vendor) => {
          this.discarded.push(vendor.token);
        },
      );
    } catch (error) {
      expect(error).toBe(vendorDown);
      return 'failed';
    }
  }

  private async renew(vendor: VendorSession, fails: boolean): Promise<VendorSession> {
    await this.scheduler.schedule(Promise.resolve(), 'vendor');
    if (fails) throw vendorDown;
    // The vendor is only ever shown the token that it issued last for this session.
    expect(vendor.token).toBe(this.vendorToken);
    this.issued += 1;
    this.renewals.push(`vendor-secret-${this.issued}`);
    return vendorSession(`vendor-secret-${this.issued}`);
  }

  private expectDead(results: readonly { readonly outcome: Outcome }[]): void {
    for (const { outcome } of results) expect(outcome).toBeUndefined();
    expect(this.renewals).toEqual([]);
  }

  /** Somebody ends it at this moment: others may have come first, but what the vendor issued is never forgotten. */
  private expectEnding(results: readonly { readonly outcome: Outcome; readonly standing: string }[]): void {
    expect(this.renewals.length).toBeLessThanOrEqual(1);
    const held = results.flatMap(({ outcome }) => (typeof outcome === 'object' && outcome.token ? [outcome] : []));
    for (const { token } of held) if (token !== undefined && !this.tokens.includes(token)) this.tokens.push(token);
    const vendors = held.map(({ session }) => this.vendorTokenOf(session));
    for (const renewed of this.renewals) expect([...vendors, ...this.discarded]).toContain(renewed);
  }

  private expectLiving(
    results: readonly { readonly verb: string; readonly standing: string; readonly outcome: Outcome }[],
    vendorFails: boolean,
  ): void {
    const newest = this.tokens.at(-1) as string;
    const refreshes = results.filter(({ verb }) => verb === 'refresh');
    const rotations = refreshes.filter(({ standing }) => standing === 'current');
    for (const { verb, outcome } of results) if (verb !== 'refresh') expect(outcome).toBeTypeOf('object');
    expect(this.discarded).toEqual([]);

    let successor = newest;
    if (rotations.length > 0 && vendorFails) {
      for (const { outcome } of rotations) expect(outcome).toBe('failed');
    } else if (rotations.length > 0) {
      const given = new Set(rotations.map(({ outcome }) => (typeof outcome === 'object' ? outcome.token : undefined)));
      expect(given.size).toBe(1);
      successor = [...given][0] as string;
      expect(this.tokens).not.toContain(successor);
      expect(this.renewals).toHaveLength(1);
      this.vendorToken = this.renewals[0] as string;
      this.replacedAt[this.tokens.length - 1] = this.clock.now;
      this.tokens.push(successor);
    }
    if (rotations.length === 0 || vendorFails) expect(this.renewals).toEqual([]);
    for (const { outcome, standing } of refreshes) {
      if (standing === 'superseded') expect([newest, successor]).toContain((outcome as { token: string }).token);
    }
  }

  /** Looks without disturbing: the newest token while alive, all of them afterwards. */
  private async expectState(): Promise<void> {
    const [sessions] = this.instances as [Sessions];
    const tokens = this.alive ? this.tokens.slice(-1) : this.tokens;
    for (const token of tokens) {
      const session = await this.scheduler.waitFor(sessions.find(token));
      expect(session !== undefined).toBe(this.alive);
      if (session === undefined) continue;
      expect(this.vendorTokenOf(session)).toBe(this.vendorToken);
      expect(session.proofs).toHaveLength(Math.min(1, this.proofs));
    }
  }

  private vendorTokenOf(session: Session): string {
    return (this.instances[0] as Sessions).vendorOf(session).token;
  }

  private standing(generation: number): 'current' | 'superseded' | 'stale' {
    const replacedAt = this.replacedAt[generation];
    if (replacedAt === undefined) return 'current';
    return this.clock.now - replacedAt < GRACE ? 'superseded' : 'stale';
  }
}

function wrap(session: Session | undefined): Outcome {
  return session && { session };
}

function vendorSession(token: string): VendorSession {
  return { token, expiresAt: new Date(Date.now() + 1_000 * HOUR) };
}
