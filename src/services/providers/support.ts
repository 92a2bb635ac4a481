/** Refuses operations that a provider does not support, in one place and without a call to the vendor. */
import {
  type IdentityCapability,
  type IdentityProviderId,
  OPTIONAL_METHODS,
  type Provider,
} from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';

/** A capability with all its optional methods. */
export type Complete<K extends IdentityCapability> = Required<NonNullable<Provider[K]>>;

/** Adds the missing optional methods to a capability. They throw NOT_SUPPORTED_BY_PROVIDER. */
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
  const refusals: object = Object.fromEntries(missing.map((method) => [method, refuse]));
  return withMethods<object>(capability, refusals) as Complete<K>;
}

/** Replaces methods of a capability. The other methods are bound to the original object, which may have `#private` members. */
export function withMethods<C extends object>(capability: C, methods: Partial<C>): C {
  return new Proxy(capability, {
    get(target, key) {
      if (Object.hasOwn(methods, key)) return Reflect.get(methods, key);
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** @param what describes the feature for the caller, such as `logins by wechat` */
export function notSupported(id: IdentityProviderId, what = 'this'): AppError {
  return new AppError('NOT_SUPPORTED_BY_PROVIDER', `${id} does not offer ${what}.`);
}
