import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export const ProviderMode = { LIVE: 'LIVE', EMULATED: 'EMULATED', OFF: 'OFF' } as const;
registerEnumType(ProviderMode, {
  name: 'ProviderMode',
  description: 'How a provider runs on this server.',
  valuesConfig: {
    LIVE: { description: 'With the vendor itself.' },
    EMULATED: { description: 'With an emulator on the same machine; in development only.' },
    OFF: { description: 'Not configured: its fields answer the error PROVIDER_NOT_CONFIGURED.' },
  },
});

@ObjectType({ description: 'The state of one host of a vendor.', simpleResolvers: true })
export class HostStatus {
  @Field(() => String, { description: 'What the host is for: `users`, `oauth`, `content`.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it answers.' })
  reachable!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'How long it took to answer, in milliseconds; null when it did not.',
  })
  latencyMs!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it cannot be used, in English; null when it can.' })
  problem!: string | null;
}

@ObjectType({
  description: 'The state of one provider. The server checks it at most once in five seconds.',
  simpleResolvers: true,
})
export class ProviderStatus {
  @Field(() => String, { description: 'The id of the provider. Provider faults name it in `extensions.provider`.' })
  id!: string;

  @Field(() => ProviderMode, { description: 'How it runs.' })
  mode!: keyof typeof ProviderMode;

  @Field(() => Boolean, { description: 'Whether it has credentials.' })
  configured!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether it answers; null when it is OFF.' })
  reachable!: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How long it took to answer, in milliseconds; null when it did not.',
  })
  latencyMs!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it cannot be used, in English; null when it can.' })
  problem!: string | null;

  @Field(() => [HostStatus], {
    description: 'Each host of a vendor that has several; it is reachable when all of them are. Empty for the others.',
  })
  hosts!: readonly HostStatus[];
}
