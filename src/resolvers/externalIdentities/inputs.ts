import { Field, ID, InputType } from 'type-graphql';
import { JsonObject } from '../scalars.js';

@InputType({ description: 'A user, and the account of this user at a social network.' })
export class LinkIdentityInput {
  @Field(() => ID, { description: 'The id of the user, such as `legacy:5d678970a9ee8e8f75b7350f`.' })
  user!: string;

  @Field(() => String, {
    description:
      'The vendor’s identifier of the network, such as `github`: the `type` in `socialConnections`. 1 to 256 characters.',
  })
  type!: string;

  @Field(() => String, { description: 'The id of the account at the network, 1 to 256 characters.' })
  unionid!: string;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'The network’s data about the user, stored with the link: at most 16 KiB of JSON.',
  })
  userInfo?: Record<string, unknown> | null;
}

@InputType({ description: 'The social network to unlink from the caller’s account.' })
export class UnlinkIdentityInput {
  @Field(() => String, {
    description: 'The vendor’s identifier of the network, such as `github`. 1 to 256 characters.',
  })
  type!: string;
}
