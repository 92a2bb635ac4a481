import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A social network that the user pool lets users sign in by.', simpleResolvers: true })
export class SocialConnection {
  @Field(() => ID, { description: 'Names the connection at the vendor.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The vendor’s word for the network, such as `github`.' })
  type!: string | null;

  @Field(() => String, { description: 'The network’s name, for the button.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is, in the vendor’s words.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of its picture.' })
  image!: string | null;

  @Field(() => String, { nullable: true, description: 'Where a browser goes to sign in by it.' })
  url!: string | null;
}
