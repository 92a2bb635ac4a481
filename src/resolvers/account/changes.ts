import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SecurityLevelRecord } from '../../datasources/capabilities.js';
import { rateLimit } from '../../policies/rateLimit.js';
import { session } from '../../policies/session.js';
import { stepUp } from '../../policies/stepUp.js';
import type { AccountOutcome } from '../../services/account/account.js';
import { fieldProblem, rejected, type User as UserOutcome } from '../../services/outcomes.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import {
  BindEmailInput,
  BindPhoneInput,
  changesDeviceLink,
  LinkAccountInput,
  revealCodes,
  UpdateEmailInput,
  UpdatePasswordInput,
  UpdatePhoneInput,
  UpdateProfileInput,
} from './inputs.js';
import { AccountResult } from './results.js';
import { SecurityLevel } from './securityLevel.js';
import { User } from './types.js';

const INPUT = { description: 'The new values.' };

/** Changes of the signed-in user's own account. */
@Resolver(() => User)
export class AccountChangesResolver {
  @FieldResolver(() => SecurityLevel, {
    nullable: true,
    description: 'How well the account is protected. Null for any user except the caller.',
  })
  securityLevel(@Root() user: UserOutcome, @Ctx() { loaders }: Context): Promise<SecurityLevelRecord | null> {
    return loaders.securityLevel(user);
  }

  @Mutation(() => AccountResult, {
    description:
      'Changes the caller’s profile. Returns `AccountUpdated`; `AlreadyTaken` if another user has the user name; or `InputRejected`. If the server offers push authentication and identifies phones by user name (`PUSH_UID_FIELD=username`, the default), a new `username` requires a fresh proof: see the error STEP_UP_REQUIRED. To change the e-mail address, phone or password, use their own mutations.',
  })
  @Guard(session(), stepUp(changesDeviceLink))
  async updateProfile(
    @Arg('input', () => UpdateProfileInput, INPUT) input: UpdateProfileInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return toGraphQLOutcome(context, await context.services.account.updateProfile(changes, context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Changes the caller’s password. If the server is configured so (default), the user’s other sessions end. Returns `AccountUpdated`; `InvalidCredentials` if the old password is wrong or missing; `InputRejected` if the new password breaks a rule; or `AttemptsLimited` after 20 wrong old passwords within an hour, unless the server is configured otherwise.',
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
      'Binds a phone to the caller’s account. Returns `AccountUpdated`; `CodeRejected`; `AlreadyTaken` if an account already has the phone, or if the caller’s account has a phone (then use `updatePhone`); `InputRejected`; or `AttemptsLimited` after five attempts at one code.',
  })
  @Guard(session(), stepUp())
  async bindPhone(
    @Arg('input', () => BindPhoneInput, INPUT) input: BindPhoneInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.account.bindPhone(revealCodes(input), context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Replaces the caller’s phone. Returns the same members as `bindPhone`, and `InvalidCredentials` if the old phone is not the phone of the account.',
  })
  @Guard(session(), stepUp())
  async updatePhone(
    @Arg('input', () => UpdatePhoneInput, INPUT) input: UpdatePhoneInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.account.updatePhone(revealCodes(input), context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Removes the phone from the caller’s account. Returns `AccountUpdated`; `LastLoginMethod` if the user could not sign in without it; or `NotFound` if the account has no phone.',
  })
  @Guard(session(), stepUp())
  async unbindPhone(@Ctx() context: Context): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.account.unbindPhone(context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Binds an e-mail address to the caller’s account. Returns `AccountUpdated`; `CodeRejected`; `AlreadyTaken` if an account already has the address, or if the caller’s account has an address (then use `updateEmail`); `InputRejected`; or `AttemptsLimited` after five attempts at one code.',
  })
  @Guard(session(), stepUp())
  async bindEmail(
    @Arg('input', () => BindEmailInput, INPUT) input: BindEmailInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.account.bindEmail(revealCodes(input), context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Replaces the caller’s e-mail address. Returns the same members as `bindEmail`, and `InvalidCredentials` if the old address is not the address of the account.',
  })
  @Guard(session(), stepUp())
  async updateEmail(
    @Arg('input', () => UpdateEmailInput, INPUT) input: UpdateEmailInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.account.updateEmail(revealCodes(input), context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Removes the e-mail address from the caller’s account. Returns `AccountUpdated`; `LastLoginMethod` if the user could not sign in without it; or `NotFound` if the account has no e-mail address.',
  })
  @Guard(session(), stepUp())
  async unbindEmail(@Ctx() context: Context): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.account.unbindEmail(context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Moves the external identities (WeChat, LDAP, …) of a second account to the caller’s account. **The vendor then deletes the second account**, and its sessions end. The session needs a proof that is not older than STEP_UP_SECONDS, and so does a session given as `secondary`; otherwise the answer is the error `STEP_UP_REQUIRED`, and nothing changes. Returns `AccountUpdated`; `FlowExpired` when the proof was used, has expired or belongs to another session, or when the second session has ended or its user is blocked; or `InputRejected`.',
  })
  @Guard(session(), stepUp(), rateLimit('login'))
  async linkAccount(
    @Arg('input', () => LinkAccountInput, { description: 'The second account.' }) {
      proof,
      secondary,
    }: LinkAccountInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    const { accountLinking } = context.services;
    if ((proof == null) === (secondary == null)) {
      return toGraphQLOutcome(
        context,
        rejected(fieldProblem('input', 'NOT_EXACTLY_ONE', { fields: ['proof', 'secondary'] })),
      );
    }
    return toGraphQLOutcome(
      context,
      proof
        ? await accountLinking.linkByProof(proof.reveal(), context.auth)
        : await accountLinking.linkByToken(secondary?.reveal() ?? '', context.auth),
    );
  }
}
