import { Field, ID, InputType } from 'type-graphql';
import { JsonObject } from '../scalars.js';

@InputType({ description: 'A user, and an account at a social network that is theirs.' })
export class LinkIdentityInput {
  @Field(() => ID, { description: 'The user, such as `legacy:5d678970a9ee8e8f75b7350f`.' })
  user!: string;

  @Field(() => String, { description: 'The vendor’s word for the network, such as `github`: `type` of a connection.' })
  type!: string;

  @Field(() => String, { description: 'The network’s own id of that account, at most 256 characters.' })
  unionid!: string;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'What the network tells of its user, kept beside the link; at most 16 kB of JSON.',
  })
  userInfo?: Record<string, unknown> | null;
}

@InputType({ description: 'Which account at a social network the caller lets go of.' })
export class UnlinkIdentityInput {
  @Field(() => String, { description: 'The vendor’s word for the network, such as `github`.' })
  type!: string;
}
