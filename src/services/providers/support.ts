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

/** The capability with all its methods: those that the provider leaves out refuse. */
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

/** The capability with some methods replaced. The others run on the original object, which may have `#private` members. */
export function withMethods<C extends object>(capability: C, methods: Partial<C>): C {
  return new Proxy(capability, {
    get(target, key) {
      if (Object.hasOwn(methods, key)) return Reflect.get(methods, key);
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** @param what in words for the caller, such as `logins by wechat` */
export function notSupported(id: IdentityProviderId, what = 'this'): AppError {
  return new AppError('NOT_SUPPORTED_BY_PROVIDER', `${id} does not offer ${what}.`);
}
