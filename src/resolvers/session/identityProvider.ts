/** The enum `IdentityProvider`, whose values come from the providers. */
import { registerEnumType } from 'type-graphql';
import type { IdentityProviderId, ProviderDefinition } from '../../datasources/capabilities.js';

/** TypeGraphQL knows an enum by this object, and reads it whenever it builds a schema. */
export const IdentityProvider: Record<IdentityProviderId, IdentityProviderId> = {};
const valuesConfig: Record<IdentityProviderId, { description: string }> = {};

registerEnumType(IdentityProvider, {
  name: 'IdentityProvider',
  description:
    'A vendor that keeps users. Leave the argument out for the server’s default. The query `providers` lists which ones are configured; choosing another answers the error PROVIDER_NOT_CONFIGURED.',
  valuesConfig,
});

/** Gives the enum the values of the next schema that is built. */
export function fillIdentityProviders(definitions: readonly ProviderDefinition[]): void {
  for (const name of Object.keys(IdentityProvider)) {
    delete IdentityProvider[name];
    delete valuesConfig[name];
  }
  for (const { identityProvider: name, description } of definitions) {
    if (name === undefined) continue;
    IdentityProvider[name] = name;
    valuesConfig[name] = { description };
  }
}
