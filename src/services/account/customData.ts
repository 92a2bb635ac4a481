/** The caller's custom fields. */
import type { UdfValueRecord } from '../../datasources/capabilities.js';
import { checkJson, checkWritable, type FreeDataRules, visible } from '../access/inputRules.js';
import {
  createOutcome,
  type FieldProblem,
  fieldProblem,
  type InputRejected,
  mapRefusals,
  rejected,
  type UdfValues,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';

export type CustomDataOutcome = UdfValues | InputRejected;

const MAX_VALUES = 50;
const VALUE_BYTES = 16_384;

export class CustomDataService {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly settings: FreeDataRules,
  ) {}

  async list(auth: AuthContext): Promise<readonly UdfValueRecord[]> {
    const values = await this.current.act(auth, (vendor, { provider, userId }) =>
      this.providers.customData(provider).list(vendor, userId, auth.caller),
    );
    return visible(values, this.settings);
  }

  /** The fields of several users, without those that no client reads. */
  visibleOf(found: ReadonlyMap<string, readonly UdfValueRecord[]>): ReadonlyMap<string, readonly UdfValueRecord[]> {
    return new Map([...found].map(([id, values]) => [id, visible(values, this.settings)]));
  }

  async setMany(
    values: readonly { readonly key: string; readonly value: unknown }[],
    auth: AuthContext,
  ): Promise<CustomDataOutcome> {
    const problems = values.flatMap((entry, index) => this.#check(`values.${index}`, entry));
    if (values.length === 0 || values.length > MAX_VALUES) {
      problems.push(fieldProblem('values', 'WRONG_COUNT', { min: 1, max: MAX_VALUES }));
    }
    if (new Set(values.map(({ key }) => key)).size < values.length) {
      problems.push(fieldProblem('values', 'DUPLICATE'));
    }
    if (problems.length > 0) return rejected(...problems);
    const write = this.current.act(auth, (vendor, { provider, userId }) =>
      this.providers.customData(provider).setMany(vendor, userId, values, auth.caller),
    );
    return this.#written(write, (field) => field ?? 'values');
  }

  async setOne(key: string, value: unknown, auth: AuthContext): Promise<CustomDataOutcome> {
    const problems = this.#check('', { key, value });
    if (problems.length > 0) return rejected(...problems);
    const write = this.current.act(auth, (vendor, { provider, userId }) =>
      this.providers.customData(provider).setOne(vendor, userId, key, value, auth.caller),
    );
    return this.#written(write, () => 'value');
  }

  async remove(key: string, auth: AuthContext): Promise<CustomDataOutcome> {
    const problems = checkWritable('key', [key], this.settings);
    if (problems.length > 0) return rejected(...problems);
    const write = this.current.act(auth, (vendor, { provider, userId }) =>
      this.providers.customData(provider).remove(vendor, userId, key, auth.caller),
    );
    return this.#written(write, () => 'key');
  }

  #written(
    write: Promise<readonly UdfValueRecord[]>,
    at: (field: string | undefined) => string,
  ): Promise<CustomDataOutcome> {
    return mapRefusals<UdfValues, CustomDataOutcome>(
      write.then((values) => createOutcome('UdfValues', { values: visible(values, this.settings) })),
      {
        INPUT_REJECTED: (error) => rejected(fieldProblem(at(error.field), 'WRONG_TYPE')),
      },
    );
  }

  #check(at: string, { key, value }: { readonly key: string; readonly value: unknown }): FieldProblem[] {
    const path = (name: string) => (at === '' ? name : `${at}.${name}`);
    const problems = [...checkWritable(path('key'), [key], this.settings)];
    if (key === '') problems.push(fieldProblem(path('key'), 'REQUIRED'));
    return [...problems, ...checkJson(path('value'), value, VALUE_BYTES)];
  }
}
