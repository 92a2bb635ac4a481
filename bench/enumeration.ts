/** How long answers take for accounts that are and that are not: what a stranger with a stopwatch would see. */
import { ask, type Fronted, quantile } from './menshenWithAdmin.js';

const REPEATS = 400;
const WARM_UP = 40;
const PASSWORD = 'correct horse battery staple';

const OPERATIONS: Readonly<
  Record<string, { readonly query: string; variables(email: string): object; readonly people: readonly string[] }>
> = {
  login: {
    query: 'mutation($input: LoginInput!) { login(input: $input) { __typename } }',
    variables: (email) => ({ input: { method: { email: { email, password: PASSWORD } } } }),
    people: ['known', 'unknown', 'locked', 'blocked'],
  },
  resetPassword: {
    query: 'mutation($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename } }',
    variables: (email) => ({ input: { emailCode: { email, code: '1234', newPassword: PASSWORD } } }),
    people: ['known', 'unknown'],
  },
  sendEmail: {
    query: 'mutation($input: SendEmailInput!) { sendEmail(input: $input) { __typename } }',
    variables: (email) => ({ input: { email, scene: 'RESET_PASSWORD' } }),
    people: ['known', 'unknown'],
  },
  register: {
    query: 'mutation($input: RegisterInput!) { register(input: $input) { __typename } }',
    variables: (email) => ({ input: { method: { email: { email, password: PASSWORD } } } }),
    people: ['known', 'unknown'],
  },
};

export async function enumeration({ menshen }: Fronted): Promise<string> {
  const lines = ['| operation | account | p5 ms | p50 ms | p95 ms |', '| --- | --- | ---: | ---: | ---: |'];
  let number = 0;
  for (const [operation, { query, variables, people }] of Object.entries(OPERATIONS)) {
    const times = new Map(people.map((who) => [who, [] as number[]]));
    const answers = new Set<string>();
    for (let round = 0; round < REPEATS + WARM_UP; round++) {
      // In another order every round, so that nothing that drifts falls on one of them.
      for (const who of [...people].sort(() => Math.random() - 0.5)) {
        number += 1;
        const startedAt = performance.now();
        const { text } = await menshen.ask(ask(query, variables(`${who}${number}@example.com`)));
        if (round >= WARM_UP) times.get(who)?.push(performance.now() - startedAt);
        answers.add(text);
      }
    }
    if (answers.size !== 1) throw new Error(`${operation} tells accounts apart: ${[...answers].join(' ')}`);
    for (const [who, ms] of times) {
      const parts = [0.05, 0.5, 0.95].map((part) => quantile(ms, part).toFixed(2));
      lines.push(`| ${[operation, who, ...parts].join(' | ')} |`);
    }
  }
  return lines.join('\n');
}
