import { Arg, Ctx, Int, Mutation, Resolver } from 'type-graphql';
import { session } from '../../policies/session.js';
import type { ServiceTokenOutcome } from '../../services/serviceTokens/serviceTokens.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { ServiceTokenResult } from './types.js';

@Resolver()
export class ServiceTokensResolver {
  @Mutation(() => ServiceTokenResult, {
    description:
      'Creates a short-lived signed token with which the caller calls a service behind this server directly. The service verifies it with the keys at `/.well-known/jwks.json`. The same token is returned again for half of its life.',
  })
  @Guard(session())
  async createServiceToken(
    @Arg('audience', () => String, {
      description:
        'The service that the token is for: one of TOKEN_AUDIENCES. Cookie sessions may name BROWSER_AUDIENCES only, because scripts of the page can read the token.',
    })
    audience: string,
    @Arg('maxAgeSeconds', () => Int, {
      nullable: true,
      description:
        'The maximum age of the newest proof of the session, in seconds. An older one answers the error STEP_UP_REQUIRED.',
    })
    maxAgeSeconds: number | null | undefined,
    @Ctx() context: Context,
  ): Promise<ServiceTokenOutcome> {
    const { services, auth } = context;
    return toGraphQLOutcome(context, await services.serviceTokens.create(audience, maxAgeSeconds ?? undefined, auth));
  }
}
