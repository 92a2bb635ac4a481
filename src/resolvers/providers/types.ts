import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export const ProviderMode = { LIVE: 'LIVE', EMULATED: 'EMULATED', OFF: 'OFF' } as const;
registerEnumType(ProviderMode, {
  name: 'ProviderMode',
  description: 'The mode of a provider on this server.',
  valuesConfig: {
    LIVE: { description: 'The server calls the vendor.' },
    EMULATED: { description: 'The server calls an emulator on the same machine. For development only.' },
    OFF: {
      description: 'The provider is not configured. Operations that need it return the error PROVIDER_NOT_CONFIGURED.',
    },
  },
});

@ObjectType({ description: 'The status of one host of a vendor.', simpleResolvers: true })
export class HostStatus {
  @Field(() => String, { description: 'The service on the host: `users`, `oauth` or `content`.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether the host responds.' })
  reachable!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'The response time of the check, in milliseconds; null if there was no response.',
  })
  latencyMs!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it cannot be used, in English, for the operator of the server; null if there is no problem.',
  })
  problem!: string | null;
}

@ObjectType({
  description: 'The status of one provider. The server checks it at most once in five seconds.',
  simpleResolvers: true,
})
export class ProviderStatus {
  @Field(() => String, {
    description: 'The id of the provider. Errors that a provider causes have it in `extensions.provider`.',
  })
  id!: string;

  @Field(() => ProviderMode, { description: 'The mode of the provider.' })
  mode!: keyof typeof ProviderMode;

  @Field(() => Boolean, { description: 'Whether the server has credentials for the provider.' })
  configured!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether the provider responds; null if the mode is OFF.' })
  reachable!: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The response time of the check, in milliseconds; null if there was no response.',
  })
  latencyMs!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it cannot be used, in English, for the operator of the server; null if there is no problem.',
  })
  problem!: string | null;

  @Field(() => [HostStatus], {
    description:
      'The hosts of a vendor that has several hosts; empty for other vendors. The provider is reachable if all of its hosts are.',
  })
  hosts!: readonly HostStatus[];
}
