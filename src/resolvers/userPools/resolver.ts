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
    description: 'Administrators only. How a user pool is set up; null when there is none. First generation only.',
  })
  @Guard(admin())
  userPoolSettings(
    @Arg('id', () => ID, { nullable: true, description: 'The pool; the configured one otherwise.' })
    id: string | undefined,
    @Arg('provider', () => IdentityProvider, {
      nullable: true,
      description: 'The vendor to ask; the server’s default otherwise.',
    })
    provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<UserPoolSettingsRecord | null> {
    return services.userPools.settings(id ?? undefined, provider ?? undefined, auth);
  }
}
