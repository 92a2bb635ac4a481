import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { rateLimit } from '../../policies/rateLimit.js';
import { session } from '../../policies/session.js';
import type { LinkProofOutcome } from '../../services/login/secondAccount.js';
import { fieldProblem, rejected } from '../../services/outcomes.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { LoginMethodInput, loginMethod } from '../login/inputs.js';
import { toGraphQLOutcome } from '../outcome.js';
import { Secret, type SecretValue } from '../scalars.js';
import { LinkProofResult } from './types.js';

@Resolver()
export class LinkProofResolver {
  @Mutation(() => LinkProofResult, {
    description:
      'Proves that a second account of the same provider belongs to the caller, for `linkAccount(input: {proof})`. The caller stays signed in to the present account. Counts like a login. `wechat` and `phoneCode` create the second account if it does not exist, as a login does. An account whose login requires another step answers `InputRejected`.',
  })
  @Guard(session(), rateLimit('login'))
  async createLinkProof(
    @Arg('method', () => LoginMethodInput, {
      description: 'How to sign in to the second account. Every member except `pushAuth` and `passkey`.',
    })
    method: LoginMethodInput,
    @Arg('captchaPass', () => Secret, {
      nullable: true,
      description: 'A pass of `verifyCaptcha` with purpose LOGIN, after the answer `CaptchaRequired`.',
    })
    captchaPass: SecretValue | undefined,
    @Ctx() context: Context,
  ): Promise<LinkProofOutcome> {
    // Neither can prove an account without signing it in.
    for (const member of ['pushAuth', 'passkey'] as const) {
      if (method[member])
        return toGraphQLOutcome(context, rejected(fieldProblem(`method.${member}`, 'NOT_ALLOWED', {})));
    }
    const { secondAccountProof } = context.services;
    const outcome = await secondAccountProof.create(loginMethod(method), captchaPass?.reveal(), context.auth);
    return toGraphQLOutcome(context, outcome);
  }
}
