import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SecurityLevelRecord } from '../../datasources/capabilities.js';
import { rateLimit } from '../../policies/rateLimit.js';
import { session } from '../../policies/session.js';
import { stepUp } from '../../policies/stepUp.js';
import type { AccountOutcome } from '../../services/account/account.js';
import { rejected, type User as UserOutcome } from '../../services/outcomes.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import {
  BindEmailInput,
  BindPhoneInput,
  LinkAccountInput,
  movesPhone,
  revealed,
  UpdateEmailInput,
  UpdatePasswordInput,
  UpdatePhoneInput,
  UpdateProfileInput,
} from './inputs.js';
import { AccountResult } from './results.js';
import { SecurityLevel } from './securityLevel.js';
import { User } from './types.js';

const INPUT = { description: 'What to change.' };

/** What the signed-in user changes about themself. */
@Resolver(() => User)
export class AccountChangesResolver {
  @FieldResolver(() => SecurityLevel, {
    nullable: true,
    description: 'How well the caller’s account is protected; null for any user but the caller.',
  })
  securityLevel(@Root() user: UserOutcome, @Ctx() { loaders }: Context): Promise<SecurityLevelRecord | null> {
    return loaders.securityLevel(user);
  }

  @Mutation(() => AccountResult, {
    description:
      'Changes the caller’s profile. Answers `AccountUpdated`, `AlreadyTaken` for a user name that somebody else has, or `InputRejected`. Where phones for pushes go by user names, a new `username` needs a fresh proof, as a new password does (`STEP_UP_REQUIRED`). E-mail, phone and password have fields of their own.',
  })
  @Guard(session(), stepUp(movesPhone))
  async updateProfile(
    @Arg('input', () => UpdateProfileInput, INPUT) input: UpdateProfileInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return toGraphQLOutcome(context, await context.services.account.updateProfile(given, context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Changes the caller’s password. The user’s other sessions end, where the server is set so. Answers `AccountUpdated`, `InvalidCredentials` for a wrong or missing old password, `InputRejected` for a password against the rules, or `AttemptsLimited` after 20 wrong ones in an hour.',
  })
  @Guard(session(), stepUp(), rateLimit('login'))
  async updatePassword(
    @Arg('input', () => UpdatePasswordInput, INPUT) { newPassword, oldPassword }: UpdatePasswordInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    const passwords = { newPassword: newPassword.reveal(), oldPassword: oldPassword?.reveal() };
    return toGraphQLOutcome(context, await context.services.account.updatePassword(passwords, context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Binds a phone to the caller’s account. Answers `AccountUpdated`, `CodeRejected`, `AlreadyTaken` when an account has the phone (or this one has a phone: use `updatePhone`), `InputRejected` or `AttemptsLimited`.',
  })
  @Guard(session(), stepUp())
  async bindPhone(
    @Arg('input', () => BindPhoneInput, INPUT) input: BindPhoneInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.account.bindPhone(revealed(input), context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Replaces the caller’s phone. Answers as `bindPhone` does, and `InvalidCredentials` when the old phone is not the one that is bound.',
  })
  @Guard(session(), stepUp())
  async updatePhone(
    @Arg('input', () => UpdatePhoneInput, INPUT) input: UpdatePhoneInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.account.updatePhone(revealed(input), context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Takes the phone off the caller’s account. Answers `AccountUpdated`, `LastLoginMethod` when nothing else is left to sign in with, or `NotFound` when there is none.',
  })
  @Guard(session(), stepUp())
  async unbindPhone(@Ctx() context: Context): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.account.unbindPhone(context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Binds an e-mail address to the caller’s account. Answers `AccountUpdated`, `CodeRejected`, `AlreadyTaken` when an account has the address (or this one has an address: use `updateEmail`), `InputRejected` or `AttemptsLimited`.',
  })
  @Guard(session(), stepUp())
  async bindEmail(
    @Arg('input', () => BindEmailInput, INPUT) input: BindEmailInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.account.bindEmail(revealed(input), context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Replaces the caller’s e-mail address. Answers as `bindEmail` does, and `InvalidCredentials` when the old address is not the one that is bound.',
  })
  @Guard(session(), stepUp())
  async updateEmail(
    @Arg('input', () => UpdateEmailInput, INPUT) input: UpdateEmailInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.account.updateEmail(revealed(input), context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Takes the e-mail address off the caller’s account. Answers `AccountUpdated`, `LastLoginMethod` when nothing else is left to sign in with, or `NotFound` when there is none.',
  })
  @Guard(session(), stepUp())
  async unbindEmail(@Ctx() context: Context): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.account.unbindEmail(context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Moves the external identities (WeChat, LDAP, …) of a second account to the caller’s account. **The vendor then removes the second account**, and its sessions end. The session needs a proof that is not older than STEP_UP_SECONDS, and so does a session given as `secondary`; otherwise the answer is the error `STEP_UP_REQUIRED`, and nothing changes. Answers `AccountUpdated`, `FlowExpired` when the proof was used, has expired or belongs to another session, or when the second session has ended or its user is blocked, or `InputRejected`.',
  })
  @Guard(session(), stepUp(), rateLimit('login'))
  async linkAccount(
    @Arg('input', () => LinkAccountInput, { description: 'The account to take in.' }) {
      proof,
      secondary,
    }: LinkAccountInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    const { accountLinking } = context.services;
    if ((proof == null) === (secondary == null)) {
      return toGraphQLOutcome(context, rejected({ path: 'input', message: 'Must hold either proof or secondary.' }));
    }
    return toGraphQLOutcome(
      context,
      proof
        ? await accountLinking.linkByProof(proof.reveal(), context.auth)
        : await accountLinking.linkByToken(secondary?.reveal() ?? '', context.auth),
    );
  }
}
