import type { ProviderError } from '../errors.js';
import type { NativeReply } from '../transport/nativeReply.js';
import type { Authority } from './directory.js';
import type { Caller } from './user.js';

export type { NativeProblem, NativeReply } from '../transport/nativeReply.js';

/**
 * Access to a native root field. `self`: signed-in users, with their own vendor token. `admin`: administrators, with the
 * management credential. `guarded`: no caller, unless PASSTHROUGH_ALLOW names it, because it bypasses captchas, limits,
 * step-up or our sessions.
 */
export type NativeAccess = 'self' | 'admin' | 'guarded';

/** The vendor's own schema, which our schema includes under a namespace. */
export interface NativeSchema {
  /** The field of Query and Mutation that contains it: `authing`. */
  readonly namespace: string;
  /** The prefix of every type name of the vendor: `Authing`. */
  readonly prefix: string;
  /** The file with the vendor's complete SDL. */
  readonly file: URL;
  /** Output fields that contain a credential, as `Type.field`. Our schema omits them. */
  readonly credentials: readonly string[];
  /** Output fields through which a caller can reach other users, as `Type.field`. Only administrators may select them. */
  readonly adminOnlyFields: readonly string[];
  /** Arguments of `self` fields with the id of a user or of its data, as `field.argument`. Only administrators pass other ids. */
  readonly selfIdArguments: readonly string[];
  /** Every root field that our schema includes, by access. */
  readonly access: Readonly<Record<NativeAccess, readonly string[]>>;
  /** Guarded root fields that can write custom fields of a user. */
  readonly customDataWriters: readonly string[];
  /** Root fields at other endpoints than the main one, by endpoint name. Each endpoint gets a separate request. */
  readonly endpoints?: Readonly<Record<string, readonly string[]>>;
}

/** One request in the vendor's own GraphQL schema. */
export interface NativeCall {
  /** The complete JSON body. */
  readonly body: string;
  /** One of `NativeSchema.endpoints`; undefined for the main one. */
  readonly endpoint: string | undefined;
}

/** The vendor's own GraphQL endpoint. */
export interface NativeGraphql {
  /**
   * Sends the request once; again only with a new management token. Refusals are in the reply, faults are thrown.
   * @param authority the credential to send; null for none
   */
  send(call: NativeCall, authority: Authority | null, caller: Caller): Promise<NativeReply>;
}

const NOT_SIGNED_IN = 'NOT_SIGNED_IN';

/**
 * The error of a reply in which the vendor rejected the credential and executed nothing. The request may then be repeated
 * with another credential.
 */
export function credentialRefused({ data, problems }: NativeReply): ProviderError | undefined {
  if (Object.values(data ?? {}).some((value) => value !== null)) return undefined;
  return problems.find(({ error }) => error.code === NOT_SIGNED_IN)?.error;
}
