import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Context } from '../../resolvers/context.js';
import { knownPlan, type Sole } from '../passthrough/plan.js';
import { wasAnswered } from '../passthrough/resolver.js';
import { RecentTexts } from '../recentTexts.js';
import type { AskedText } from './asked.js';

/** Parsed, a text takes some fifty times as much. Of the documents in Authing's SDK the longest has 1.5 kB, and all have 70. */
const NATIVE_LIMITS = { bytes: 1_000_000, bytesOfOne: 10_000 };
const TYPED_LIMITS = { bytes: 500_000, bytesOfOne: 10_000 };

type ByName = Map<string | null, Accepted>;

/** An operation that Apollo has parsed, validated, judged and executed before. */
export interface Accepted {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** For one that is wholly inside one vendor's namespace. */
  readonly sole: Sole | undefined;
}

/** By text, then by operation name. */
export class AcceptedOperations {
  /** Apart from the others, which anybody may have executed: strangers shall not push them out. */
  readonly #natives = new RecentTexts<ByName>(NATIVE_LIMITS);
  readonly #typed = new RecentTexts<ByName>(TYPED_LIMITS);

  find({ text, operationName }: AskedText): Accepted | undefined {
    return this.#natives.get(text)?.get(operationName) ?? this.#typed.get(text)?.get(operationName);
  }

  /** An Apollo plugin: runs for what has passed all gates of Apollo's. */
  readonly plugin: ApolloServerPlugin<Context> = {
    requestDidStart: async () => ({
      executionDidStart: async ({ source, document, operation, request }) => ({
        executionDidEnd: async () => {
          // Apollo leaves it to the execution to say that the name fits no operation, or more than one.
          if ((operation as OperationDefinitionNode | undefined) === undefined) return;
          const sole = knownPlan(operation)?.sole;
          // Strangers, who get no further, shall not fill it.
          if (sole !== undefined && !wasAnswered(sole.part)) return;
          const texts = sole === undefined ? this.#typed : this.#natives;
          this.#add(texts, source, request.operationName ?? null, { document, operation, sole });
        },
      }),
    }),
  };

  #add(texts: RecentTexts<ByName>, text: string, operationName: string | null, accepted: Accepted): void {
    const named: ByName = texts.get(text) ?? new Map();
    named.set(operationName, accepted);
    texts.set(text, named);
  }
}
