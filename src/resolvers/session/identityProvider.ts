/** The enum `IdentityProvider`, with the values that the provider definitions declare. */
import { registerEnumType } from 'type-graphql';
import type { IdentityProviderId, ProviderDefinition } from '../../datasources/capabilities.js';

/** TypeGraphQL identifies the enum by this object and reads its values each time it builds a schema. */
export const IdentityProvider: Record<IdentityProviderId, IdentityProviderId> = {};
const valuesConfig: Record<IdentityProviderId, { description: string }> = {};

registerEnumType(IdentityProvider, {
  name: 'IdentityProvider',
  description:
    'A vendor that stores users and signs them in. Leave the argument out to use the default provider of this server. The query `providers` lists the configured ones; any other value returns the error PROVIDER_NOT_CONFIGURED.',
  valuesConfig,
});

/** Sets the values of the enum for the next schema that is built. */
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
