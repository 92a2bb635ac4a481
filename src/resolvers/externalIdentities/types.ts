import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A social network with which users of the user pool can sign in.', simpleResolvers: true })
export class SocialConnection {
  @Field(() => ID, { description: 'The vendor’s id of the connection.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The vendor’s identifier of the network, such as `github`.' })
  type!: string | null;

  @Field(() => String, { description: 'The name of the network, for the label of a button.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The vendor’s description of the network.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'The URL of the network’s picture.' })
  image!: string | null;

  @Field(() => String, { nullable: true, description: 'The URL to open in the browser to sign in with this network.' })
  url!: string | null;
}
