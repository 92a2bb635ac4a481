/** The GraphQL operations that the start page sends to the server itself, as any page would. */
import type { HomeUser } from '../homeContent.js';
import type { Language } from './texts.js';

export interface SignedInUser {
  readonly id: string;
  readonly username: string | null;
  readonly email: string | null;
}

export interface ProviderMode {
  readonly id: string;
  readonly mode: string;
}

/** The type of the result, and its message for users. */
export interface Outcome {
  readonly __typename: string;
  readonly message?: string;
}

interface LoginOutcome extends Outcome {
  readonly flow?: string;
  readonly factors?: readonly { readonly kind: string }[];
}

/** Keeps what the page reads for itself out of its timeline. */
const HIDDEN = { 'x-menshen-home': 'yes' };
const RESULT = '__typename ... on Outcome { message } ... on MfaRequired { flow factors { kind } }';

export class ServerClient {
  constructor(private readonly language: Language) {}

  async me(): Promise<SignedInUser | null> {
    return (await this.#send<{ me: SignedInUser | null }>('query Me { me { id username email } }', {}, HIDDEN)).me;
  }

  async providers(): Promise<readonly ProviderMode[]> {
    return (await this.#send<{ providers: ProviderMode[] }>('query Providers { providers { id mode } }', {}, HIDDEN))
      .providers;
  }

  /**
   * Signs in by password, and answers the second factor with the code of an authenticator if there is one.
   * @param readCode reads the running code of the user's emulated authenticator
   */
  async signIn(
    { email, password }: HomeUser,
    provider: string,
    readCode: () => Promise<string | undefined>,
  ): Promise<Outcome> {
    const { login } = await this.#send<{ login: LoginOutcome }>(
      `mutation Login($input: LoginInput!) { login(input: $input) { ${RESULT} } }`,
      {
        input: {
          provider,
          method: { email: { email, password } },
        },
      },
    );
    const acceptsCode = login.factors?.some(({ kind }) => kind === 'TOTP') === true;
    const code = acceptsCode ? await readCode() : undefined;
    if (login.flow === undefined || code === undefined) return login;
    const { verifyMfa } = await this.#send<{ verifyMfa: Outcome }>(
      'mutation VerifyMfa($flow: ID!, $answer: MfaAnswer!) { verifyMfa(flow: $flow, answer: $answer) { __typename ... on Outcome { message } } }',
      { flow: login.flow, answer: { totp: code } },
    );
    return verifyMfa;
  }

  async signOut(): Promise<void> {
    await this.#send('mutation Logout { logout }');
  }

  async #send<Data>(
    query: string,
    variables: unknown = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Data> {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'accept-language': this.language === 'zh' ? 'zh-CN' : 'en',
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      readonly data?: Data | null;
      readonly errors?: readonly { readonly message: string }[];
    };
    if (data === undefined || data === null) throw new Error(errors?.[0]?.message ?? `HTTP ${response.status}`);
    return data;
  }
}
