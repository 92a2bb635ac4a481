import { Field, InputType } from 'type-graphql';
import { Json } from '../scalars.js';

@InputType({ description: 'One custom field to write.' })
export class UdfValueInput {
  @Field(() => String, { description: 'The field’s key. An administrator must have defined it.' })
  key!: string;

  @Field(() => Json, {
    description:
      'The value in the field’s type, at most 16 kB of JSON and 64 levels deep. Null is refused: use `removeUdfValue`.',
  })
  value!: unknown;
}
