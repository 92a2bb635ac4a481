import { Ctx, Query, Resolver } from 'type-graphql';
import { open } from '../../policies/open.js';
import type { ProviderStatus as ProviderStatusRecord } from '../../services/providers/providers.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { ProviderStatus } from './types.js';

@Resolver()
export class ProvidersResolver {
  @Query(() => [ProviderStatus], {
    description:
      'The status of every provider: whether it is configured, live or emulated, and reachable. Use it as a check before a deployment goes live.',
  })
  @Guard(open('a login reveals the same'))
  providers(@Ctx() { services }: Context): Promise<readonly ProviderStatusRecord[]> {
    return services.providers.statuses();
  }
}
