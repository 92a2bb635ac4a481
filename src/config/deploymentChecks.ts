/** Combinations of settings that stop the start, although each value is fine by itself. */
import type { ProviderDefinition } from '../datasources/capabilities.js';
import { isLoopbackName } from '../origins.js';
import type { ProviderSettings } from './providerSettings.js';
import type { ServerSettings } from './serverSettings.js';

export function deploymentChecks(
  server: ServerSettings,
  facts: { production: boolean; emulated: boolean; providers: readonly ProviderSettings[] },
): string[] {
  const found: string[] = [];
  if (facts.emulated && facts.production) {
    found.push('NODE_ENV must not be production when a provider is emulated. Example: NODE_ENV=development');
  }
  if (facts.emulated && !isLoopbackName(server.host)) {
    found.push('HOST must be a loopback address while a provider is emulated. Example: HOST=127.0.0.1');
  }
  if (server.publicUrl !== undefined && facts.production && !server.publicUrl.startsWith('https://')) {
    found.push('PUBLIC_URL must be an https:// address in production. Example: PUBLIC_URL=https://id.example.com');
  }
  const known = facts.providers.filter((provider) => provider.settings !== undefined);
  const has = (id: string) => known.some(({ definition }) => definition.id === id);
  const canProve = has('secken') || (has('linkface') && server.livenessReference !== undefined);
  if (server.mfaPolicy.length > 0 && !canProve) {
    found.push(
      'MFA_POLICY must be off when no factor can be asked for: set the credentials of Secken, or of Linkface and LINKFACE_REFERENCE. Example: MFA_POLICY=off',
    );
  }
  if (server.pushLogin && !(has('secken') && has('geetest'))) {
    found.push('PUSH_LOGIN must be no without credentials of Secken and of GeeTest. Example: PUSH_LOGIN=no');
  }
  const canMigrate = has('authing') && has('authingLegacy');
  if (server.legacyMigration && !canMigrate) {
    found.push(
      'LEGACY_MIGRATION must be off without credentials of both generations of Authing. Example: LEGACY_MIGRATION=off',
    );
  }
  const authing = known.find(({ definition }) => definition.id === 'authing')?.settings;
  if (server.legacyMigration && canMigrate && Reflect.get(Object(authing), 'userPoolSecret') === undefined) {
    found.push(
      'AUTHING_USERPOOL_SECRET must be the secret of the user pool where LEGACY_MIGRATION is on. Example: AUTHING_USERPOOL_SECRET=0c1d2e3f4051627f5ab2c1e09d43f8a6',
    );
  }
  for (const id of server.identityProviders ?? []) {
    if (!known.some((provider) => provider.definition.identityProvider === id)) {
      found.push(
        `IDENTITY_PROVIDERS must name providers that have credentials; ${id} has none. Example: IDENTITY_PROVIDERS=AUTHING`,
      );
    }
  }
  for (const name of server.passthroughAllow) {
    if (name === '*' || facts.providers.some(({ definition }) => guards(definition, name))) continue;
    found.push(
      `PASSTHROUGH_ALLOW must name guarded native fields; ${name} is none. Example: PASSTHROUGH_ALLOW=authing.sendEmail`,
    );
  }
  for (const name of new Set(server.passthroughAllow)) {
    const protectedBy = provingSettings(server);
    if (protectedBy.length === 0 || !writesCustomData(facts.providers, name)) continue;
    found.push(
      `PASSTHROUGH_ALLOW must not contain ${name} while a custom field is set by ${protectedBy.join(' and ')}: clients could write that field. ${name === '*' ? 'List single fields instead of *' : `Remove ${name}`}. Example: PASSTHROUGH_ALLOW=authing.sendEmail`,
    );
  }
  return found;
}

function guards({ native }: ProviderDefinition, name: string): boolean {
  return native?.access.guarded.some((field) => `${native.namespace}.${field}` === name) ?? false;
}

/** The settings that name a custom field by which users prove something, so that only this server may write it. */
function provingSettings({ livenessReference, seckenUidField }: ServerSettings): string[] {
  return [
    ...(livenessReference === undefined ? [] : ['LINKFACE_REFERENCE']),
    ...(typeof seckenUidField === 'string' ? [] : ['SECKEN_UID_FIELD']),
  ];
}

function writesCustomData(providers: readonly ProviderSettings[], name: string): boolean {
  const writers = providers.flatMap(
    ({ definition: { native } }) => native?.customDataWriters.map((field) => `${native.namespace}.${field}`) ?? [],
  );
  return name === '*' ? writers.length > 0 : writers.includes(name);
}
