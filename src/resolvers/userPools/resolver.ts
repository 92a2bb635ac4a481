import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { IdentityProviderId, UserPoolSettingsRecord } from '../../datasources/capabilities.js';
import { admin } from '../../policies/admin.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { IdentityProvider } from '../session/identityProvider.js';
import { UserPoolSettings } from './types.js';

@Resolver()
export class UserPoolsResolver {
  @Query(() => UserPoolSettings, {
    nullable: true,
    description:
      'Administrators only. The settings of a user pool; null if there is no such pool. Available only with an identity provider of the first generation; others return the error NOT_SUPPORTED_BY_PROVIDER.',
  })
  @Guard(admin())
  userPoolSettings(
    @Arg('id', () => ID, {
      nullable: true,
      description: 'The id of the user pool. Default: the pool that the server is configured with.',
    })
    id: string | undefined,
    @Arg('provider', () => IdentityProvider, {
      nullable: true,
      description: 'The identity provider to use. Default: the default provider of this server.',
    })
    provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<UserPoolSettingsRecord | null> {
    return services.userPools.settings(id ?? undefined, provider ?? undefined, auth);
  }
}
