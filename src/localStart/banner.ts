/** What a local start prints: addresses, then users, then hints. */
import type { HomeUser } from '../emulators/homeContent.js';

export interface Banner {
  /** The address of the server: `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly users: readonly (HomeUser & { readonly provider: string })[];
  /** The ids of the emulated providers. */
  readonly emulated: readonly string[];
  readonly hasSignInPage: boolean;
  readonly hasExplorer: boolean;
  readonly hasDocumentation: boolean;
  readonly hints: readonly string[];
}

const MAX_USERS = 10;

export function renderBanner(banner: Banner): string {
  const { url, users, emulated, hasSignInPage, hasExplorer, hasDocumentation, hints } = banner;
  const addresses = [
    ['Home', `${url}/`, 'users, inbox, phone, captchas, faults, clock'],
    ...(hasSignInPage ? [['Sign-in page', `${url}/sign-in`, '']] : []),
    ...(hasExplorer
      ? [
          ['Explorer', `${url}/explorer`, 'works without the internet'],
          ['Apollo Sandbox', `${url}/graphql`, ''],
        ]
      : [['GraphQL', `${url}/graphql`, '']]),
    ...(hasDocumentation ? [['Documentation', `${url}/docs/`, 'guides and reference']] : []),
  ];
  const people = users
    .filter(({ password }) => password !== null)
    .slice(0, MAX_USERS)
    .map(({ username, email, password, provider, note }) => [
      username ?? '',
      email ?? '',
      password ?? '',
      provider,
      note?.en ?? '',
    ]);
  return [
    '',
    'Menshen is ready.',
    '',
    ...table(addresses),
    ...(people.length === 0 ? [] : ['', ...table([['Name', 'E-mail', 'Password', 'Provider', 'Special'], ...people])]),
    '',
    emulated.length > 0
      ? `Emulated: ${emulated.join(', ')}. To use a real provider, set its credentials in .env.`
      : 'No provider is emulated.',
    ...hints,
    '',
  ]
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}

/** Columns as wide as their longest cell. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd(),
  );
}
