import { createUnionType, Field, ObjectType, registerEnumType } from 'type-graphql';
import type { UdfDataType as UdfDataTypeId } from '../../datasources/capabilities.js';
import { InputRejected, Outcome, OutcomeType, resolveOutcome } from '../outcome.js';
import { Json } from '../scalars.js';

export const UdfDataType: Readonly<Record<UdfDataTypeId, UdfDataTypeId>> = {
  STRING: 'STRING',
  NUMBER: 'NUMBER',
  DATETIME: 'DATETIME',
  BOOLEAN: 'BOOLEAN',
  OBJECT: 'OBJECT',
  SELECT: 'SELECT',
};
registerEnumType(UdfDataType, {
  name: 'UdfDataType',
  description: 'The type of a custom field, as an administrator defined it.',
  valuesConfig: {
    STRING: { description: 'A string.' },
    NUMBER: { description: 'A number.' },
    DATETIME: { description: 'A date and time: an RFC 3339 string such as `2026-11-21T08:30:00.000Z`.' },
    BOOLEAN: { description: '`true` or `false`.' },
    OBJECT: { description: 'A JSON object.' },
    SELECT: { description: 'One of the strings that the administrator listed.' },
  },
});

@ObjectType({ description: 'A custom (user-defined) field of a user, with its value.', simpleResolvers: true })
export class UdfValue {
  @Field(() => String, { description: 'The key of the field.' })
  key!: string;

  @Field(() => String, { nullable: true, description: 'The name of the field to show to users.' })
  label!: string | null;

  @Field(() => UdfDataType, { description: 'The type of the field.' })
  dataType!: UdfDataTypeId;

  @Field(() => Json, { description: 'The value, in the JSON type of the field. A DATETIME is an RFC 3339 string.' })
  value!: unknown;
}

@OutcomeType('UdfValues')
export class UdfValues extends Outcome<'UdfValues'> {
  @Field(() => [UdfValue], { description: 'All custom fields of the user that have a value after the change.' })
  values!: readonly UdfValue[];
}

export const UdfResult = createUnionType({
  name: 'UdfResult',
  description:
    'The result of writing custom fields: `UdfValues`; or `InputRejected` if a key is unknown, a value has the wrong type, or clients may not write a field.',
  types: () => [UdfValues, InputRejected] as const,
  resolveType: resolveOutcome,
});
