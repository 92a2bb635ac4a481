/** A GraphQL client over HTTP with a cookie jar, typed by the documents that codegen prints. */

/** A generated document: its text, and the types of its answer and variables. */
export interface TypedText<Data, Variables> {
  toString(): string;
  readonly __apiType?: (variables: Variables) => Data;
}

export interface ClientOptions {
  /** `cookie` sends the server's own Origin, as a page would. */
  readonly mode?: 'cookie' | 'bearer';
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data | null | undefined;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: unknown[];
    readonly extensions: Record<string, unknown>;
  }[];
  /** The body as it came. */
  readonly text: string;
}

export class Client {
  readonly cookies = new Map<string, string>();
  /** Sent as a bearer token when set. */
  token: string | null | undefined;

  constructor(
    readonly url: string,
    readonly options: ClientOptions = {},
  ) {}

  /** The answer as it came, errors included. */
  async send<Data, Variables>(
    document: TypedText<Data, Variables> | string,
    variables?: Variables,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Data>> {
    return this.post<Data>(JSON.stringify({ query: document.toString(), variables }), headers);
  }

  /** The data of an answer that has no errors. */
  async run<Data, Variables>(document: TypedText<Data, Variables>, variables?: Variables): Promise<Data> {
    const { data, errors, text } = await this.send(document, variables);
    if (errors.length > 0 || data === null || data === undefined) throw new Error(`The operation failed: ${text}`);
    return data;
  }

  /** A raw body to /graphql. */
  async post<Data>(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.#headers(), ...headers },
      body,
    });
    this.#keepCookies(response.headers);
    const text = await response.text();
    const json = (text.startsWith('{') ? JSON.parse(text) : {}) as { data?: Data; errors?: Answer<Data>['errors'] };
    return { status: response.status, headers: response.headers, data: json.data, errors: json.errors ?? [], text };
  }

  #headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      ...(this.options.mode === 'cookie' && { origin: this.url }),
      ...(cookie !== '' && { cookie }),
      ...(this.token && { authorization: `Bearer ${this.token}` }),
      ...this.options.headers,
    };
  }

  #keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
