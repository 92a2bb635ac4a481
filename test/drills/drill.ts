/** A fault, the users that it concerns, and what they see meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import { CurrentSessionDocument } from '../support/generated/operations.js';
import { type LoadResult, load, type Operation, outcomeOf } from './load.js';
import type { Stage } from './stage.js';

const RECOVERY_LIMIT_MS = 90_000;
const CLEAR_MS = 200;
/** Of the sessions that began during the fault. */
const CHECKED = 50;
const READ: Operation = { document: CurrentSessionDocument.toString() };

export interface Drill {
  readonly name: string;
  readonly fault: string;
  /** What the users do that the fault concerns. */
  readonly operation: Operation;
  /** Do they need a session? */
  readonly signedIn?: boolean;
  /** Requests per second of all users, where few are allowed; their limits are cleared all the time. Default: as many as they can. */
  readonly perSecond?: number;
  /** A text that it returns is a remark for the table. */
  begin(stage: Stage): Promise<unknown>;
  end(stage: Stage): Promise<unknown>;
  /** A remark about what is left of the fault after the recovery. */
  remark?(stage: Stage): Promise<string>;
}

export interface DrillResult {
  readonly name: string;
  readonly fault: string;
  readonly outcomes: ReadonlyMap<string, number>;
  /** The others read their session (`session`), which needs no vendor. */
  readonly others: LoadResult;
  /** Until the users of the fault see what they saw before it. `undefined` when they did not within 90 s. */
  readonly recoveryMs: number | undefined;
  readonly lostSessions: number;
  readonly remark: string;
}

export async function run(drill: Drill, stage: Stage, seconds: number): Promise<DrillResult> {
  const clearing = drill.perSecond !== undefined ? setInterval(() => stage.clearLimits(), CLEAR_MS) : undefined;
  const before = await probe(drill, stage);
  const begun = await drill.begin(stage);
  const urls = stage.instances.map(({ url }) => url);
  const [users, others] = await Promise.all([
    load(drill.operation, {
      urls,
      seconds,
      connections: 4,
      perSecond: drill.perSecond,
      ...(drill.signedIn && { tokens: stage.tokens }),
    }),
    load(READ, { urls, seconds, connections: 8, tokens: stage.tokens }),
  ]).finally(() => drill.end(stage));
  const endedAt = performance.now();
  let recoveryMs: number | undefined;
  while (recoveryMs === undefined && performance.now() - endedAt < RECOVERY_LIMIT_MS) {
    if ((await probe(drill, stage).catch(() => '')) === before) recoveryMs = performance.now() - endedAt;
    else await sleep(25);
  }
  clearInterval(clearing);
  const lostSessions = await stage.countLost([...stage.tokens, ...users.begun.slice(-CHECKED)]);
  const remarks = [begun, await drill.remark?.(stage)].filter((remark) => typeof remark === 'string');
  const { name, fault } = drill;
  const remark = remarks.join('; ');
  return { name, fault, outcomes: users.outcomes, others, recoveryMs, lostSessions, remark };
}

/** What users see at both instances. */
async function probe({ operation, signedIn, perSecond }: Drill, stage: Stage): Promise<string> {
  if (perSecond !== undefined) stage.clearLimits();
  const seen = await Promise.all(
    stage.instances.map(async ({ url }) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(signedIn && { authorization: `Bearer ${stage.tokens[0]}` }),
        },
        body: JSON.stringify({ query: operation.document, variables: operation.variables?.[0] }),
      });
      return outcomeOf(await response.text());
    }),
  );
  return seen.join();
}
