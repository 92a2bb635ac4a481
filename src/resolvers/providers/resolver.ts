import { Ctx, Query, Resolver } from 'type-graphql';
import { open } from '../../policies/open.js';
import type { ProviderStatus as ProviderStatusRecord } from '../../services/providers/providers.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { ProviderStatus } from './types.js';

@Resolver()
export class ProvidersResolver {
  @Query(() => [ProviderStatus], {
    description: 'Preflight: every provider, whether it is configured, live or emulated, and whether it answers.',
  })
  @Guard(open('tells nothing that a login would not'))
  providers(@Ctx() { services }: Context): Promise<readonly ProviderStatusRecord[]> {
    return services.providers.statuses();
  }
}
