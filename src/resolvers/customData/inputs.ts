import { Field, InputType } from 'type-graphql';
import { Json } from '../scalars.js';

@InputType({ description: 'The new value of one custom field.' })
export class UdfValueInput {
  @Field(() => String, {
    description: 'The key of the field. An administrator must have defined it at the identity provider.',
  })
  key!: string;

  @Field(() => Json, {
    description:
      'The value, of the type of the field: at most 16 KiB of JSON, nested at most 64 levels deep. Null is refused: use `removeUdfValue`.',
  })
  value!: unknown;
}
