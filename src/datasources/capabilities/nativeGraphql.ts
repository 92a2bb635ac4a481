import type { ProviderError } from '../errors.js';
import type { NativeReply } from '../transport/nativeReply.js';
import type { Authority } from './directory.js';
import type { Caller } from './user.js';

export type { NativeProblem, NativeReply } from '../transport/nativeReply.js';

/**
 * Who may use a native root field. `self`: anybody signed in, with their own vendor token. `admin`: administrators, with
 * the management credential. `guarded`: nobody, unless the operator allows it, since it would walk around captchas, limits,
 * step-up or our sessions.
 */
export type NativeAccess = 'self' | 'admin' | 'guarded';

/** The vendor's own schema, as it is shown under a namespace of ours. */
export interface NativeSchema {
  /** The field of Query and Mutation that it stands under: `authing`. */
  readonly namespace: string;
  /** Put before every type name of the vendor's: `Authing`. */
  readonly prefix: string;
  /** The vendor's SDL, whole. */
  readonly file: URL;
  /** Output fields that carry a credential, as `Type.field`: they are left out of our schema. */
  readonly credentials: readonly string[];
  /** Output fields that lead from what callers may see to other users, as `Type.field`: for administrators. */
  readonly adminOnlyFields: readonly string[];
  /** Arguments of `self` fields that name a user or what is a user's, as `field.argument`: only an administrator names others. */
  readonly selfIdArguments: readonly string[];
  /** Every root field but those left out, by who may use it. */
  readonly access: Readonly<Record<NativeAccess, readonly string[]>>;
  /** Guarded root fields that write custom fields of a user, whether or not that is their purpose. */
  readonly customDataWriters: readonly string[];
  /** Root fields that are not at the vendor's main endpoint, by the name of theirs: each endpoint gets a request of its own. */
  readonly endpoints?: Readonly<Record<string, readonly string[]>>;
}

/** One request in the vendor's own words. */
export interface NativeCall {
  /** The whole JSON body. */
  readonly body: string;
  /** One of `NativeSchema.endpoints`; undefined for the main one. */
  readonly endpoint: string | undefined;
}

/** The vendor's own GraphQL endpoint, for operations in its own words. */
export interface NativeGraphql {
  /**
   * Sends it once, or again with a new management token. Refusals are in the reply; thrown are faults.
   * @param authority whose credential it travels with; null for none
   */
  send(call: NativeCall, authority: Authority | null, caller: Caller): Promise<NativeReply>;
}

const NOT_SIGNED_IN = 'NOT_SIGNED_IN';

/**
 * The refusal of a credential that the vendor does not honour (any more), when nothing was done with it: then the request
 * may be sent again with another one.
 */
export function credentialRefused({ data, problems }: NativeReply): ProviderError | undefined {
  if (Object.values(data ?? {}).some((value) => value !== null)) return undefined;
  return problems.find(({ error }) => error.code === NOT_SIGNED_IN)?.error;
}
