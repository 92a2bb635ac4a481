/** Which operation emits which sign-in event. An operation without a row emits none. */
import type { EventName } from '../events/event.js';
import type { AccountServices } from './account/index.js';
import type { DirectoryServices } from './directory/index.js';
import type { EventFacts } from './events/signInEvents.js';
import type { LoginServices } from './login/index.js';
import { accountOf } from './login/loginMethods.js';
import type { MfaServices } from './mfa/index.js';
import type { PasskeyServices } from './passkeys/index.js';
import type { Passthrough } from './passthrough.js';
import type { SessionServices } from './sessions/index.js';
import type { StepUpServices } from './stepUp/index.js';

/** The services whose operations emit events. */
export interface ObservedServices
  extends Pick<LoginServices, 'login' | 'hostedLogin' | 'pushLogin' | 'passkeyLogin' | 'register' | 'resetPassword'>,
    Pick<LoginServices, 'secondAccountProof'>,
    Pick<MfaServices, 'mfa' | 'factors' | 'legacyMfa'>,
    Pick<AccountServices, 'account' | 'accountLinking' | 'externalIdentities'>,
    Pick<StepUpServices, 'stepUp'>,
    Pick<SessionServices, 'current'>,
    Pick<PasskeyServices, 'passkeys'>,
    Pick<DirectoryServices, 'users'> {
  readonly passthrough: Passthrough;
}

export interface Row<A extends readonly unknown[] = readonly never[], R = unknown> {
  readonly event: EventName;
  /** The root field, if its guards can refuse the operation with an outcome: then the event is the same. */
  readonly guarded?: string;
  /** What the arguments say. Undefined if this call emits no event. */
  readonly facts?: (...args: A) => EventFacts | undefined;
  /** The caller is signed in: the event has the user and the session. */
  readonly signedIn?: true;
  /** Where the result is not an outcome itself. */
  readonly outcome?: (result: R) => { readonly __typename?: string } | string;
}

type Rows<S> = {
  readonly [M in keyof S]?: S[M] extends (...args: infer A) => Promise<infer R> ? Row<A, R> : never;
};

type OperationTable = { readonly [S in keyof ObservedServices]: Rows<ObservedServices[S]> };

const byMethod = (method: string) => () => ({ method });
const contact = (method: string) => ({ event: 'contactChange', signedIn: true, facts: byMethod(method) }) as const;
/** In an unfinished login the flow names the user, else the session does. */
const factor = (method: string, guarded?: string) =>
  ({ event: 'factorChange', signedIn: true, facts: byMethod(method), ...(guarded && { guarded }) }) as const;
/** An object id, perhaps with the prefix of its identity provider. */
const USER_ID = /^(?:[a-z]+:)?[\da-f]{24}$/i;
/** An administrator can send anything as the id of a user by mistake, also a secret. What is no id is recorded as a keyed hash. */
const ofUser = (userId: string): EventFacts => (USER_ID.test(userId) ? { userId } : { account: userId });

export const OPERATIONS: OperationTable = {
  login: {
    login: {
      event: 'login',
      guarded: 'login',
      facts: ({ method }) => ({ method: method.kind, account: accountOf(method) }),
    },
    continue: { event: 'login', guarded: 'continueLogin' },
  },
  hostedLogin: {
    finish: { event: 'login', facts: byMethod('authorizationCode'), outcome: ({ outcome }) => outcome },
  },
  pushLogin: {
    login: { event: 'login', facts: byMethod('pushAuth') },
    bind: factor('pushAuth'),
  },
  passkeyLogin: { login: { event: 'login', facts: byMethod('passkey') } },
  register: {
    register: {
      event: 'register',
      guarded: 'register',
      facts: ({ method, provider }) => ({ method: method.kind, provider }),
    },
  },
  resetPassword: {
    reset: {
      event: 'passwordReset',
      guarded: 'resetPassword',
      facts: ({ kind }, _password, provider) => ({ method: kind, provider }),
    },
    change: { event: 'passwordChange', facts: ({ kind }) => ({ method: kind }) },
  },
  mfa: { verify: { event: 'mfa', guarded: 'verifyMfa', facts: (_flow, { kind }) => ({ method: kind }) } },
  stepUp: { prove: { event: 'stepUp', guarded: 'stepUp', signedIn: true, facts: ({ kind }) => ({ method: kind }) } },
  current: { refresh: { event: 'refresh', guarded: 'refreshSession', signedIn: true } },
  factors: {
    confirmTotp: factor('totp', 'confirmTotp'),
    removeTotp: factor('removeTotp'),
    enrollFace: factor('face', 'enrollFace'),
  },
  legacyMfa: { turn: factor('legacyMfa') },
  passkeys: {
    confirm: factor('passkey', 'confirmPasskey'),
    remove: factor('removePasskey'),
    removeAll: { event: 'factorChange', facts: (userId) => ({ ...ofUser(userId), method: 'removeUserPasskeys' }) },
  },
  account: {
    updatePassword: { event: 'passwordChange', signedIn: true, facts: byMethod('oldPassword') },
    bindPhone: contact('bindPhone'),
    updatePhone: contact('updatePhone'),
    unbindPhone: contact('unbindPhone'),
    bindEmail: contact('bindEmail'),
    updateEmail: contact('updateEmail'),
    unbindEmail: contact('unbindEmail'),
  },
  accountLinking: {
    linkByProof: { event: 'accountLink', signedIn: true, facts: byMethod('proof') },
    linkByToken: { event: 'accountLink', signedIn: true, facts: byMethod('token') },
  },
  secondAccountProof: {
    create: {
      event: 'accountLink',
      guarded: 'createLinkProof',
      signedIn: true,
      facts: ({ kind }) => ({ method: kind }),
    },
  },
  externalIdentities: {
    link: { event: 'accountLink', facts: (userId) => ({ ...ofUser(userId), method: 'linkIdentity' }) },
    unlink: { event: 'accountLink', signedIn: true, facts: byMethod('unlinkIdentity') },
  },
  users: {
    update: { event: 'userChange', facts: ofUser },
    remove: { event: 'userChange', facts: ([id = '', ...others]) => (others.length === 0 ? ofUser(id) : {}) },
  },
  passthrough: {
    send: {
      event: 'native',
      facts: ({ provider, namespace, fields }) => {
        const guarded = fields.filter(({ access }) => access === 'guarded');
        // Names of the vendor's schema, which the document was checked against.
        const method = guarded.map(({ name }) => `${namespace}.${name}`).join(' ');
        return guarded.length === 0 ? undefined : { provider, method };
      },
      outcome: ({ problems }) => (problems.length === 0 ? 'Answered' : 'PROVIDER_REFUSED'),
    },
  },
};

/** The events of the root fields whose guards can refuse the operation with an outcome. */
export const GUARDED_FIELDS: ReadonlyMap<string, EventName> = new Map(
  Object.values(OPERATIONS)
    .flatMap((rows) => Object.values<Pick<Row, 'event' | 'guarded'>>(rows))
    .flatMap(({ event, guarded }) => (guarded === undefined ? [] : [[guarded, event]])),
);
