import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { IdentityProviderId } from '../../datasources/capabilities.js';
import { open } from '../../policies/open.js';
import { ruleMessage } from '../../services/outcomes.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { IdentityProvider } from '../session/identityProvider.js';
import { SignInOptions } from './types.js';

@Resolver()
export class SignInResolver {
  @Query(() => SignInOptions, {
    description:
      'What this server offers to sign-in pages: login methods, registration, captchas, rules for new passwords, and the brand. It calls no vendor.',
  })
  @Guard(open('sign-in pages need it before the login'))
  signInOptions(
    @Arg('provider', () => IdentityProvider, {
      nullable: true,
      description: 'The identity provider to describe. Default: the default provider of this server.',
    })
    provider: IdentityProviderId | undefined,
    @Ctx() { services, auth: { caller } }: Context,
  ): SignInOptions {
    const options = services.signInPages.options(provider);
    const passwordRules = options.passwordRules.map(({ problem, ...facts }) => ({
      ...facts,
      rule: problem.rule,
      message: ruleMessage(problem, caller.language),
    }));
    return { ...options, passwordRules };
  }
}
