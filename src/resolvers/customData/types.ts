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
  description: 'Type of a custom field, as an administrator defined it.',
  valuesConfig: {
    STRING: { description: 'Text.' },
    NUMBER: { description: 'A number.' },
    DATETIME: { description: 'An instant: write and read it as RFC 3339 text.' },
    BOOLEAN: { description: 'true or false.' },
    OBJECT: { description: 'A JSON object.' },
    SELECT: { description: 'One of the texts that the administrator listed.' },
  },
});

@ObjectType({ description: 'One custom (user-defined) field of one user.', simpleResolvers: true })
export class UdfValue {
  @Field(() => String, { description: 'The field’s key.' })
  key!: string;

  @Field(() => String, { nullable: true, description: 'The field’s name for people.' })
  label!: string | null;

  @Field(() => UdfDataType, { description: 'The field’s type.' })
  dataType!: UdfDataTypeId;

  @Field(() => Json, { description: 'The value in its own JSON type; a DATETIME is RFC 3339 text.' })
  value!: unknown;
}

@OutcomeType('UdfValues')
export class UdfValues extends Outcome<'UdfValues'> {
  @Field(() => [UdfValue], { description: 'All custom fields of the user that have a value now.' })
  values!: readonly UdfValue[];
}

export const UdfResult = createUnionType({
  name: 'UdfResult',
  description:
    'The result of writing custom data: `UdfValues`, or `InputRejected` when a key is unknown or a value has the wrong type.',
  types: () => [UdfValues, InputRejected] as const,
  resolveType: resolveOutcome,
});
