/** Emits a sign-in event for each call of an operation in the table: one place for all routes to a login. */
import type { Logger } from 'pino';
import { ProviderError, type ProviderErrorCode } from '../datasources/errors.js';
import { AppError } from '../errors.js';
import type { EventFacts, SignInEvents } from './events/signInEvents.js';
import { GUARDED_FIELDS, type ObservedServices, OPERATIONS, type Row } from './observedOperations.js';
import type { OutcomeName } from './outcomes.js';
import { withMethods } from './providers/support.js';
import type { AuthContext } from './sessions/authContext.js';
import type { Session } from './sessions/sessions.js';

const FAULTS: ReadonlySet<ProviderErrorCode> = new Set(['UNAVAILABLE', 'TIMEOUT', 'BAD_REPLY', 'NOT_CONFIGURED']);

/** What outcomes have in common. */
interface AnyOutcome {
  readonly __typename?: string;
  readonly session?: Session | null;
  readonly user?: { readonly id: string; readonly provider?: string } | null;
}

/** The rows as the decoration sees them: the last argument of every operation is the auth context. */
type AnyMethod = (...args: readonly unknown[]) => Promise<unknown>;
type AnyRow = Row<readonly unknown[], unknown>;

interface Call {
  readonly row: AnyRow;
  readonly args: readonly unknown[];
  readonly auth: AuthContext;
  readonly session: Session | undefined;
  readonly begunAt: number;
}

export class Observation {
  constructor(
    private readonly events: SignInEvents,
    private readonly logger: Logger,
  ) {}

  /** The same services, whose operations emit events when they are called from outside, not by each other. */
  observe<S extends ObservedServices>(services: S): S {
    const observed = Object.entries(OPERATIONS).map(([name, rows]) => {
      const service: object = services[name as keyof ObservedServices];
      return [name, this.#observeMethods(service, rows as Readonly<Record<string, AnyRow>>)];
    });
    return { ...services, ...Object.fromEntries(observed) };
  }

  /** A guard has refused the operation of this root field with an outcome. */
  refused(field: string, outcome: OutcomeName, { caller }: AuthContext): void {
    const event = GUARDED_FIELDS.get(field);
    if (event !== undefined) this.events.emit(event, outcome, {}, caller);
  }

  #observeMethods(service: object, rows: Readonly<Record<string, AnyRow>>): object {
    const methods = Object.entries(rows).map(([name, row]) => {
      const method: AnyMethod = Reflect.get(service, name).bind(service);
      return [name, (...args: readonly unknown[]) => this.#run(row, method, args)];
    });
    return withMethods(service, Object.fromEntries(methods));
  }

  async #run(row: AnyRow, method: AnyMethod, args: readonly unknown[]): Promise<unknown> {
    const auth = args.at(-1) as AuthContext;
    const begunAt = performance.now();
    auth.notes.clear();
    const call = { row, args, auth, session: row.signedIn && (await sessionOf(auth)), begunAt };
    let result: unknown;
    try {
      result = await method(...args);
    } catch (error) {
      this.#emit(call, () => codeOf(error));
      throw error;
    }
    this.#emit(call, () => row.outcome?.(result) ?? (result as AnyOutcome));
    return result;
  }

  /** Never throws: an event must not make an operation fail that has succeeded. */
  #emit({ row, args, auth, session, begunAt }: Call, outcomeOf: () => AnyOutcome | string): void {
    try {
      const facts = row.facts === undefined ? {} : row.facts(...args);
      if (facts === undefined) return;
      const outcome = outcomeOf();
      const proven = typeof outcome === 'string' ? {} : provenBy(outcome);
      const name = typeof outcome === 'string' ? outcome : (outcome.__typename ?? 'OK');
      const ms = performance.now() - begunAt;
      const known = { ...ofSession(session), ...definedOf(auth.notes.facts), ...definedOf(facts), ...proven, ms };
      this.events.emit(row.event, name, known, auth.caller);
    } catch (err) {
      this.logger.error({ err, event: row.event }, 'a sign-in event could not be emitted');
    }
  }
}

/** Undefined also if the store fails: the operation itself reports that. */
async function sessionOf(auth: AuthContext): Promise<Session | undefined> {
  try {
    return await auth.session();
  } catch {
    return undefined;
  }
}

function ofSession(session: Session | undefined): EventFacts {
  return session === undefined ? {} : { provider: session.provider, userId: session.userId, sessionId: session.id };
}

/** The user whom the outcome names. */
function provenBy({ session, user }: AnyOutcome): EventFacts {
  if (session) return ofSession(session);
  return user ? definedOf({ userId: user.id, provider: user.provider }) : {};
}

function definedOf<F extends object>(facts: F): F {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== null)) as F;
}

/** The code that the client sees, where it has one. */
function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  if (!(error instanceof ProviderError)) return 'INTERNAL';
  return FAULTS.has(error.code) ? `PROVIDER_${error.code}` : 'PROVIDER_REFUSED';
}
