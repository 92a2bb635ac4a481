/** What a provider leaves out, refused in one place and without asking the vendor. */
import {
  type IdentityCapability,
  type IdentityProviderId,
  OPTIONAL_METHODS,
  type Provider,
} from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';

/** A capability with every method that it may have. */
export type Whole<K extends IdentityCapability> = Required<NonNullable<Provider[K]>>;

/** Methods that the provider leaves out refuse; the others are its own. */
export function whole<K extends IdentityCapability>(
  id: IdentityProviderId,
  name: K,
  capability: NonNullable<Provider[K]>,
): Whole<K> {
  const missing = Object.keys(OPTIONAL_METHODS[name]).filter((method) => !(method in capability));
  const refuse = async () => {
    throw notSupported(id);
  };
  const refusals = Object.fromEntries(missing.map((method) => [method, refuse]));
  return (missing.length === 0 ? capability : Object.assign(Object.create(capability), refusals)) as Whole<K>;
}

/** @param what in words for the caller, such as `logins by wechat` */
export function notSupported(id: IdentityProviderId, what = 'this'): AppError {
  return new AppError('NOT_SUPPORTED_BY_PROVIDER', `${id} does not offer ${what}.`);
}
