/** Values for arguments and variables, as JSON: right ones, odd ones, and secrets that can be recognised in an answer. */
import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { PASSWORD, SEEDED } from '../../support/people.js';
import type { Random } from './random.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Begins every secret that the generator makes up. It must appear in no answer and no log line. */
export const CANARY = 'cnry7';

const SEEDED_IDS = ['e0e0e0e0e0e0e0e0e0e0b001', 'legacy:e0e0e0e0e0e0e0e0e0e0d001', 'e0e0e0e0e0e0e0e0e0e0ffff'];
const TEXTS = [
  ...Object.values(SEEDED),
  ...SEEDED_IDS,
  'twofactor@example.com',
  '+14155550123',
  'nickname',
  'school',
  'gatekeeper',
  'default',
  'https://app.example.com/callback',
  'data:image/png;base64,iVBORw0KGgo=',
  '2026-01-01T00:00:00.000Z',
  '123456',
  '',
  ' ',
  '门神',
  'ｍｅｎｓｈｅｎ',
  '\u0000\u200b\ud800',
  '%00%0d%0aSet-Cookie: a=b',
  '__proto__',
  '{"a":1}',
  '$(id) <script>alert(1)</script>',
  "' OR 1=1 --",
  'x'.repeat(5000),
];
const INTEGERS = [0, 1, 2, 10, 100, -1, 2 ** 31 - 1, 2 ** 31, 1.5, 1e300];
const DEEP: Json = { a: { b: { c: [1, { d: null }] } }, __proto__: { admin: true }, 'a.b': [[[]]] };
/** Names of texts that hold secrets in the vendors' own schemas, which have no type for them. */
const SECRET_NAME = /password|secret|token|ticket|(?:email|phone|verify|recovery)code$/i;

export class Values {
  #canaries = 0;

  /** @param seen ids, flows and other handles that earlier answers held */
  constructor(
    private readonly random: Random,
    private readonly seen: readonly string[],
  ) {}

  /** @param name of the argument or field that the value is for */
  of(type: GraphQLInputType, name: string): Json {
    if (this.random.chance(0.008)) return this.#wrong();
    if (isNonNullType(type)) return this.of(type.ofType, name);
    if (isListType(type)) {
      const length = this.random.pick([0, 1, 1, 1, 2, 3]);
      return Array.from({ length }, () => this.of(type.ofType, name));
    }
    if (isEnumType(type)) return this.random.pick(type.getValues()).name;
    if (isInputObjectType(type)) return this.#object(type);
    return isScalarType(type) ? this.#scalar(type.name, name) : null;
  }

  #object(type: Extract<GraphQLInputType, { isOneOf: boolean }>): Json {
    const fields = Object.values(type.getFields());
    const chosen = type.isOneOf
      ? [this.random.pick(fields)]
      : fields.filter((field) => isNonNullType(field.type) || this.random.chance(0.3));
    const entries = chosen.map(({ name, type: inner }) => [name, this.of(getNullableType(inner), name)]);
    return Object.fromEntries(this.random.chance(0.02) ? [...entries, ['unknownField', this.secret()]] : entries);
  }

  #scalar(type: string, name: string): Json {
    if (type === 'Secret' || (type === 'String' && SECRET_NAME.test(name))) return this.secret();
    switch (type) {
      case 'Int':
      case 'Float':
        return this.random.chance(0.9) ? 1 + this.random.int(20) : this.random.pick(INTEGERS);
      case 'Boolean':
        return this.random.chance(0.5);
      case '_Any':
        return { __typename: 'User', id: this.random.pick(SEEDED_IDS) };
      case 'JSON':
      case 'JSONObject':
        return this.random.pick<Json>([{}, { school: 'Tsinghua' }, DEEP, DEEP]);
      case 'ID':
        return this.random.pick(this.random.chance(0.6) && this.seen.length > 0 ? this.seen : SEEDED_IDS);
      default:
        return this.random.pick(this.random.chance(0.2) && this.seen.length > 0 ? this.seen : TEXTS);
    }
  }

  /** The right password now and then: otherwise no login would go on. */
  secret(): string {
    if (this.random.chance(0.3)) return PASSWORD;
    if (this.random.chance(0.1) && this.seen.length > 0) return this.random.pick(this.seen);
    if (this.random.chance(0.1)) return this.random.pick(['1234', '000000', '']);
    this.#canaries += 1;
    return `${CANARY}${this.random.int(2 ** 31).toString(36)}x${this.#canaries}`;
  }

  /** Where it does not fit, a value is a secret: clients make that mistake, and messages quote such values. */
  #wrong(): Json {
    return this.random.pick<Json>([null, this.secret(), 7, [this.secret()], { nested: this.secret() }]);
  }
}
