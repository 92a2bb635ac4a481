/** Makes one harmless call to each live vendor, and tells wrong credentials from an unreachable vendor. */

import type { ProviderSettings } from '../../config/providerSettings.js';
import type { Config } from '../../config.js';
import type { ProviderTools } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import { type Finding, findingsOf } from './finding.js';

export async function checkProviders({ providers }: Config, tools: ProviderTools): Promise<readonly Finding[]> {
  const found = await Promise.all(providers.map((provider) => checkProvider(provider, tools)));
  const hasIdentityProvider = providers.some(({ definition, mode }) => definition.identityProvider && mode !== 'OFF');
  if (hasIdentityProvider) return found;
  const { warning } = findingsOf('providers');
  return [...found, warning('No identity provider has credentials, so no one can sign in. See docs/providers.md.')];
}

async function checkProvider({ definition, settings }: ProviderSettings, tools: ProviderTools): Promise<Finding> {
  const { ok, problem, skipped } = findingsOf(`provider ${definition.id}`);
  if (settings === undefined) return skipped('off: it has no credentials');
  const { probe } = definition.create(settings, tools);
  try {
    if (probe.checkCredentials === undefined) {
      await probe.probe();
      return ok('the vendor answers; its credentials cannot be checked');
    }
    const unchecked = await probe.checkCredentials();
    return ok(
      unchecked.length === 0
        ? 'the vendor accepts the credentials'
        : `the vendor answers; not checked: ${unchecked.join(', ')}`,
    );
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { code, isFault, providerCode } = error;
    const text = providerCode === undefined ? code : `${code}, the vendor's code is ${providerCode}`;
    if (isFault && code !== 'NOT_CONFIGURED') {
      return problem(
        `The vendor cannot be reached or does not answer as documented (${text}). Check its address and the network.`,
      );
    }
    return problem(`The vendor refuses the credentials (${text}). Check ${credentialsOf(definition.settings)}.`);
  }
}

function credentialsOf(table: ProviderSettings['definition']['settings']): string {
  const names = Object.values<{ readonly env: string; readonly credential?: boolean; readonly secret?: boolean }>(table)
    .filter(({ credential, secret }) => credential || secret)
    .map(({ env }) => env);
  return names.join(', ');
}
