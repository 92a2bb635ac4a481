/** Generates docs/reference/sign-in-states.md from the reducer of @menshen/client. */
import { type GraphQLSchema, isUnionType } from 'graphql';
import { NOTICE, page, table } from './markdown.js';

interface Transition {
  readonly from: string;
  readonly step: string;
  readonly outcome: string;
  readonly to: string;
}

interface StateChart {
  transitions(membersOf: (union: string) => readonly string[]): readonly Transition[];
}

/** Loaded at run time: the compiler reads it with the settings of its package. */
const CHART = new URL('../../packages/client/test/stateChart.ts', import.meta.url);

export async function signInStates(schema: GraphQLSchema): Promise<readonly Transition[]> {
  const { transitions } = (await import(CHART.href)) as StateChart;
  return transitions((union) => {
    const type = schema.getType(union);
    if (!isUnionType(type)) throw new Error(`The schema has no union ${union}.`);
    return type.getTypes().map(({ name }) => name);
  });
}

export function signInStatesPage(transitions: readonly Transition[]): string {
  const states = [...new Set(transitions.map(({ from }) => from))];
  return page(
    '# States of a login',
    NOTICE,
    'A login of `@menshen/client` is always in one state. Each state has the methods that are allowed in it. The outcome of a request leads to the next state. While a request is under way, the state is `sending`. After a failure it is `failed`, and `retry` repeats the step.',
    '![States of a login and the ways between them](../images/sign-in-states.svg)',
    'The README of [@menshen/client](../../packages/client/README.md#states) describes the methods. These tables show every outcome.',
    ...states.map((state) =>
      section(
        state,
        transitions.filter(({ from }) => from === state),
      ),
    ),
  );
}

/** Outcomes that lead from one state by one step to the same state share a row. */
function section(state: string, transitions: readonly Transition[]): string {
  const rows = new Map<string, string[]>();
  for (const { step, outcome, to } of transitions) {
    const key = `${step} ${to}`;
    rows.set(key, [...(rows.get(key) ?? []), `[${outcome}](outcomes.md#${outcome.toLowerCase()})`]);
  }
  const cells = [...rows].map(([key, outcomes]) => {
    const [step = '', to = ''] = key.split(' ');
    return [
      `\`${step}\``,
      outcomes.join(', '),
      to === state ? `\`${to}\`, with the problem or the new data` : `\`${to}\``,
    ];
  });
  return `## ${state}\n\n${table(['step', 'outcome', 'next state'], cells)}`;
}
