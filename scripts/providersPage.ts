/** Generates docs/providers.md from the declarations of the data sources, so that the page is always correct. */
import { pino } from 'pino';
import {
  type Identity,
  type IdentityCapability,
  OPTIONAL_METHODS,
  type Provider,
  type ProviderDefinition,
} from '../src/datasources/capabilities.js';
import { createHttpClients } from '../src/datasources/transport/http.js';
import { loadDefinitions } from '../src/providers.js';
import type { Setting } from '../src/setting.js';

/** The schema fields of capabilities that are optional for a provider. */
const CAPABILITY_FIELDS: Readonly<Partial<Record<IdentityCapability, readonly string[]>>> = {
  legacyMfa: ['User.legacyMfa', 'setMfaEnabled'],
  customData: ['User.udf', 'User.customData', 'setUdfValues', 'setUdfValue', 'removeUdfValue'],
  applications: ['User.applications'],
  authorizedApps: ['User.authorizedApps', 'revokeAuthorizedApp'],
  externalIdentities: ['socialConnections', 'linkIdentity', 'unlinkIdentity'],
  userPools: ['userPoolSettings'],
  sso: ['ssoSession', 'validateTicket'],
};

interface Column {
  readonly id: string;
  readonly provider: Provider & { readonly identity: Identity };
}

type Row = readonly [fields: string, offered: (provider: Column['provider']) => boolean];

export async function providersPage(): Promise<string> {
  const http = createHttpClients({ logger: pino({ level: 'silent' }) });
  const columns: Column[] = [];
  for (const definition of await loadDefinitions()) {
    const provider = definition.create(exampleSettings(definition), {
      http,
      logger: pino({ level: 'silent' }),
      now: Date.now,
    });
    const { identity } = provider;
    const id = definition.identityProvider;
    if (identity !== undefined && id !== undefined) columns.push({ id, provider: { ...provider, identity } });
  }
  await http.close();
  const ids = columns.map(({ id }) => id);
  const head = `| feature | ${ids.join(' | ')} |\n| --- |${' --- |'.repeat(ids.length)}`;
  const rows = rowsOf(columns).map(
    ([fields, offered]) =>
      `| ${fields} | ${columns.map(({ provider }) => (offered(provider) ? 'yes' : '–')).join(' | ')} |`,
  );
  return `${INTRODUCTION}\n${head}\n${rows.join('\n')}\n`;
}

function rowsOf(columns: readonly Column[]): Row[] {
  const union = <V>(valuesOf: (identity: Identity) => Iterable<V>) => [
    ...new Set(columns.flatMap(({ provider }) => [...valuesOf(provider.identity)])),
  ];
  return [
    ...union(({ loginMethods }) => loginMethods.keys()).map(
      (kind): Row => [code(`login(${kind})`), ({ identity }) => identity.loginMethods.has(kind)],
    ),
    [
      '`login` with `autoRegister`, `customData`, `context`',
      ({ identity }) => [...identity.loginMethods.values()].some((extras) => extras.size > 0),
    ],
    ...union(({ registerMethods }) => registerMethods.keys()).map(
      (kind): Row => [code(`register(${kind})`), ({ identity }) => identity.registerMethods.has(kind)],
    ),
    [
      '`register` with `customData`, `context`',
      ({ identity }) => [...identity.registerMethods.values()].some((extras) => extras.size > 0),
    ],
    ...union(({ smsScenes }) => smsScenes).map(
      (scene): Row => [code(`sendSmsCode(${scene})`), ({ identity }) => identity.smsScenes.has(scene)],
    ),
    ...union(({ emailScenes }) => emailScenes).map(
      (scene): Row => [code(`sendEmail(${scene})`), ({ identity }) => identity.emailScenes.has(scene)],
    ),
    ...union(({ resetProofs }) => resetProofs).map(
      (proof): Row => [code(`resetPassword(${proof}Code)`), ({ identity }) => identity.resetProofs.has(proof)],
    ),
    ...union(({ userNames }) => userNames).map(
      (name): Row => [code(`userExists(${name})`), ({ identity }) => identity.userNames.has(name)],
    ),
    ...entriesOf<IdentityCapability, Readonly<Record<string, readonly string[]>>>(OPTIONAL_METHODS).flatMap(
      ([capability, methods]) =>
        Object.entries(methods)
          .filter(([, fields]) => fields.length > 0)
          .map(
            ([method, fields]): Row => [
              fields.map(code).join(', '),
              (provider) => method in (provider[capability] ?? {}),
            ],
          ),
    ),
    ...entriesOf(CAPABILITY_FIELDS).map(
      ([capability, fields = []]): Row => [
        fields.map(code).join(', '),
        (provider) => provider[capability] !== undefined,
      ],
    ),
  ];
}

/** A data source sends no request before a method is called, so example values are sufficient. */
function exampleSettings({ settings }: ProviderDefinition): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings as Readonly<Record<string, Setting>>).map(([name, { schema, default: usual, example }]) => [
      name,
      schema.parse(usual === undefined ? example : undefined),
    ]),
  );
}

function code(text: string): string {
  return `\`${text}\``;
}

function entriesOf<K extends string, V>(table: Readonly<Partial<Record<K, V>>>): [K, V][] {
  return Object.entries(table) as [K, V][];
}

const INTRODUCTION = `# Identity providers

<!-- Printed from the code by \`npm run codegen\`: do not edit. -->

Users can be in Authing's second generation (\`AUTHING\`), in its first (\`AUTHING_LEGACY\`), or in both. Operations without a
session (\`login\`, \`register\`, \`sendSmsCode\`, \`sendEmail\`, \`resetPassword\`, \`userExists\`, \`passwordStrength\`, …) have the
argument \`provider\`. Its default is the first provider of \`IDENTITY_PROVIDERS\`, or the first one that has credentials. The
session stores the provider: \`me\`, changes of the account, codes for such a change, refresh and logout use the provider of the
login.

User ids contain the provider too: ids of \`AUTHING\` have no prefix, and ids of \`AUTHING_LEGACY\` begin with \`legacy:\`.
Administrators pass these ids to \`user\`, \`updateUser\`, \`linkIdentity\` and \`removeUsers\` without a \`provider\`.

An operation that a provider does not support answers the error \`NOT_SUPPORTED_BY_PROVIDER\` without a call to the vendor. Fields
of \`User\` are then null, and the other fields are not affected. \`AUTHING_LEGACY\` can change the profile fields \`username\`,
\`nickname\`, \`company\`, \`photo\` and \`browser\`. Any other field answers \`InputRejected\`.

\`refreshSession\` always exchanges the token of the session. \`AUTHING\` also exchanges its vendor token. \`AUTHING_LEGACY\` renews
tokens only for the owner of the pool, so the session ends with the vendor's token, 15 days after the login.

\`\`\`graphql
mutation {
  login(input: {
    provider: AUTHING_LEGACY
    method: { email: { email: "menshen@example.com", password: "Menshen-2026" } }
  }) {
    ... on LoginSuccess {
      session { provider }
      user { id username authorizedApps { items { name } } legacyMfa { enabled } securityLevel { score } }
    }
  }
}
\`\`\`

With emulated providers, the response contains an id that begins with \`legacy:\`, \`securityLevel: null\` and one error with the
code \`NOT_SUPPORTED_BY_PROVIDER\`. A login can also [move users](migration.md) to the second generation.
`;
