import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Context } from '../../resolvers/context.js';
import { knownPlan, type Sole } from '../passthrough/plan.js';
import type { AskedText } from './asked.js';

/** Parsed documents are many times as large as their texts: as much as this stands for is what Apollo keeps itself. */
const MOST_CHARACTERS = 1_000_000;
const LONGEST_TEXT = 20_000;

/** An operation that Apollo has parsed, validated, judged and executed before. */
export interface Accepted {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** For one that is wholly inside one vendor's namespace. */
  readonly sole: Sole | undefined;
}

/** By text, then by operation name. */
export class AcceptedOperations {
  readonly #byText = new Map<string, Map<string | null, Accepted>>();
  #characters = 0;

  find({ text, operationName }: AskedText): Accepted | undefined {
    return this.#byText.get(text)?.get(operationName);
  }

  /** An Apollo plugin: runs for what has passed all gates of Apollo's. */
  readonly plugin: ApolloServerPlugin<Context> = {
    requestDidStart: async () => ({
      executionDidStart: async ({ source, document, operation, request }) => ({
        executionDidEnd: async () => {
          // Apollo leaves it to the execution to say that the name fits no operation, or more than one.
          if ((operation as OperationDefinitionNode | undefined) === undefined) return;
          const sole = knownPlan(operation)?.sole;
          this.#add(source, request.operationName ?? null, { document, operation, sole });
        },
      }),
    }),
  };

  #add(text: string, operationName: string | null, accepted: Accepted): void {
    if (text.length > LONGEST_TEXT) return;
    const named = this.#byText.get(text);
    if (named !== undefined) {
      named.set(operationName, accepted);
      return;
    }
    this.#byText.set(text, new Map([[operationName, accepted]]));
    this.#characters += text.length;
    for (const oldest of this.#byText.keys()) {
      if (this.#characters <= MOST_CHARACTERS) break;
      this.#byText.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}
