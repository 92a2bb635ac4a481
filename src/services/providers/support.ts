/** What a provider leaves out, refused in one place and without asking the vendor. */
import {
  type IdentityCapability,
  type IdentityProviderId,
  OPTIONAL_METHODS,
  type Provider,
} from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';

/** A capability with every method that it may have. */
export type Complete<K extends IdentityCapability> = Required<NonNullable<Provider[K]>>;

/**
 * The capability with all its methods: those that the provider leaves out refuse. The others run on the provider's own
 * object, which may have `#private` members.
 */
export function complete<K extends IdentityCapability>(
  id: IdentityProviderId,
  name: K,
  capability: NonNullable<Provider[K]>,
): Complete<K> {
  const missing = Object.keys(OPTIONAL_METHODS[name]).filter((method) => !(method in capability));
  if (missing.length === 0) return capability as object as Complete<K>;
  const refuse = async () => {
    throw notSupported(id);
  };
  const refusals = new Map(missing.map((method) => [method, refuse]));
  const all: object = new Proxy<object>(capability, {
    get(target, key) {
      const refusal = refusals.get(String(key));
      if (refusal !== undefined) return refusal;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return all as Complete<K>;
}

/** @param what in words for the caller, such as `logins by wechat` */
export function notSupported(id: IdentityProviderId, what = 'this'): AppError {
  return new AppError('NOT_SUPPORTED_BY_PROVIDER', `${id} does not offer ${what}.`);
}
