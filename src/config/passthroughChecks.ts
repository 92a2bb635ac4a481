/** Checks PASSTHROUGH_ALLOW: it may name only guarded fields, and no field that lets clients forge a proof. */
import type { NativeSchema } from '../datasources/capabilities.js';
import type { ServerSettings } from './serverSettings.js';

/** Returns one line per problem. */
export function passthroughChecks(server: ServerSettings, natives: readonly NativeSchema[]): string[] {
  const guarded = pathsOf(natives, ({ access }) => access.guarded);
  const writers = pathsOf(natives, ({ customDataWriters }) => customDataWriters);
  const example = `Example: PASSTHROUGH_ALLOW=${guarded.find((path) => !writers.includes(path)) ?? ''}`;
  const protectedBy = proofSettings(server);
  const names = [...new Set(server.passthroughAllow)];
  const unknown = names.filter((name) => name !== '*' && !guarded.includes(name));
  const writing = names.filter((name) => (name === '*' ? writers.length > 0 : writers.includes(name)));
  return [
    ...unknown.map((name) => `PASSTHROUGH_ALLOW must name guarded native fields; ${name} is none. ${example}`),
    ...(protectedBy.length === 0 ? [] : writing).map(
      (name) =>
        `PASSTHROUGH_ALLOW must not contain ${name} while a custom field is set by ${protectedBy.join(' and ')}: clients could write that field. ${name === '*' ? 'List single fields instead of *' : `Remove ${name}`}. ${example}`,
    ),
  ];
}

/** The settings that name a custom field used to verify users. Clients must not write these fields. */
function proofSettings({ livenessReference, passkeyField, pushUidField }: ServerSettings): string[] {
  return [
    ...(passkeyField === undefined ? [] : ['PASSKEYS']),
    ...(livenessReference === undefined ? [] : ['LIVENESS_REFERENCE']),
    ...(typeof pushUidField === 'string' ? [] : ['PUSH_UID_FIELD']),
  ];
}

function pathsOf(natives: readonly NativeSchema[], fieldsOf: (native: NativeSchema) => readonly string[]): string[] {
  return natives.flatMap((native) => fieldsOf(native).map((field) => `${native.namespace}.${field}`));
}
