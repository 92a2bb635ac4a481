/** The tabs with which the explorer opens. Each works when those before it have run. */
import type { ProviderDefinition } from '../../datasources/capabilities.js';

interface ExplorerTab {
  readonly initialName: string;
  readonly initialQuery: string;
  /** JSON. */
  readonly initialVariables: string;
}

const REGISTER = `# 1. Creates a user. Change the address to run it again.
mutation Register($input: RegisterInput!) {
  register(input: $input) {
    __typename
    ... on Outcome { code message }
    ... on RegisterSuccess { user { id email nickname } }
    ... on InputRejected { fields { path message } }
  }
}
`;

const SIGN_IN = `# 2. Press (Send mutation Login). A cookie carries the session: no header is needed.
mutation Login($input: LoginInput!) {
  login(input: $input) {
    __typename
    ... on Outcome { code message }
    ... on LoginSuccess { session { id expiresAt proofs { kind at } } user { id email nickname } }
    ... on MfaRequired { flow factors { kind maskedTarget } }
    ... on CaptchaRequired { continuation challenge { ... on ImageChallenge { imageDataUrl } } }
    ... on InputRejected { fields { path message } }
    ... on AttemptsLimited { retryAt }
  }
}

# The signed-in user.
query Me {
  me { id username email nickname }
}
`;

const SMS_CODE = `# 3. Run SendCode, read the code in the inbox of the start page, put it into the variables, and run LoginByCode.
mutation SendCode($phone: String!) {
  sendSmsCode(input: { phone: $phone }) {
    __typename
    ... on Outcome { code message }
    ... on CodeSent { resendAt }
    ... on AttemptsLimited { retryAt }
  }
}

mutation LoginByCode($phone: String!, $code: Secret!) {
  login(input: { method: { phoneCode: { phone: $phone, code: $code } } }) {
    __typename
    ... on Outcome { code message }
    ... on LoginSuccess { isNewUser user { id phone } }
  }
}
`;

const QR_CODE = `# 4. Run CreateQrCode, approve it on the phone of the start page, put its id into the variables, and run LoginByQrCode.
mutation CreateQrCode {
  createAuthQrCode {
    __typename
    ... on Outcome { code message }
    ... on PushAuthStarted { event { id status expiresAt qrCode { url data } } }
  }
}

query Status($event: ID!) {
  pushAuthEvent(id: $event) { status }
}

mutation LoginByQrCode($event: ID!) {
  login(input: { method: { pushAuth: { event: $event } } }) {
    __typename
    ... on Outcome { code message }
    ... on LoginSuccess { user { id username } }
  }
}
`;

const CUSTOM_DATA = `# 5. Writes custom fields of the signed-in user, and reads them.
mutation SaveCustomData($values: [UdfValueInput!]!) {
  setUdfValues(values: $values) {
    __typename
    ... on Outcome { code message }
    ... on UdfValues { values { key label dataType value } }
    ... on InputRejected { fields { path message } }
  }
}

query CustomData {
  me { email customData }
}
`;

export function explorerTabs(definitions: readonly ProviderDefinition[]): readonly ExplorerTab[] {
  const credentials = { email: 'guan@example.com', password: 'Yu-2026-blade' };
  return [
    tab('1 Register', REGISTER, { input: { method: { email: credentials }, profile: { nickname: '关羽' } } }),
    tab('2 Sign in', SIGN_IN, { input: { method: { email: credentials } } }),
    tab('3 SMS code', SMS_CODE, { phone: '13800000001', code: '0000' }),
    tab('4 QR code', QR_CODE, { event: '' }),
    tab('5 Custom data', CUSTOM_DATA, {
      values: [
        { key: 'school', value: 'Peking University' },
        { key: 'age', value: 22 },
      ],
    }),
    ...nativeTab(definitions),
  ];
}

/** The vendor's own `user` field, of the first provider that has one for signed-in users. */
function nativeTab(definitions: readonly ProviderDefinition[]): ExplorerTab[] {
  const native = definitions
    .flatMap((definition) => definition.native ?? [])
    .find(({ access }) => access.self.includes('user'));
  if (native === undefined) return [];
  const query = `# 6. An operation in the vendor's own schema, with the vendor token of the signed-in user.
query Native {
  ${native.namespace} {
    user { id username email loginsCount }
  }
}
`;
  return [tab('6 Native', query, {})];
}

function tab(initialName: string, initialQuery: string, variables: object): ExplorerTab {
  return { initialName, initialQuery, initialVariables: JSON.stringify(variables, null, 2) };
}
