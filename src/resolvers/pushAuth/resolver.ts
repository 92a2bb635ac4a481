import { Arg, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { open } from '../../policies/open.js';
import { rateLimit } from '../../policies/rateLimit.js';
import { session } from '../../policies/session.js';
import { stepUp } from '../../policies/stepUp.js';
import type { AccountOutcome } from '../../services/account/account.js';
import { createOutcome, type PushAuthRejected, type PushAuthTokenAccepted } from '../../services/outcomes.js';
import type { PushEvent } from '../../services/pushAuth/pushEvents.js';
import type { PushOutcome, PushRequestOutcome } from '../../services/pushAuth/pushRequests.js';
import { AccountResult } from '../account/results.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { Secret, type SecretValue } from '../scalars.js';
import { AuthQrCodeInput, asked, PushAuthInput } from './inputs.js';
import { PushAuthEvent, PushAuthResult, PushAuthTokenResult } from './types.js';

@Resolver()
export class PushAuthResolver {
  @Query(() => PushAuthEvent, {
    nullable: true,
    description:
      'A push or QR-code event that this client began, as it stands now; null when it is gone, somebody else’s, or its session has ended. The vendor is asked at most once in `pollAfterMs`, however many ask here.',
  })
  @Guard(open('the event’s id is the proof'))
  pushAuthEvent(
    @Arg('id', () => ID, { description: 'From `PushAuthStarted`.' }) id: string,
    @Ctx() { services, auth }: Context,
  ): Promise<PushEvent | null> {
    return services.pushAuth.find(id, auth);
  }

  @Subscription(() => PushAuthEvent, {
    description:
      'The event as it stands, then at every change, until a final status or the end of its session. Over SSE at /graphql/stream, and over WebSocket at /graphql, ten at once on a socket. More than 30 begun in a minute answer the error RATE_LIMITED, unless the server is set otherwise.',
    subscribe: ({ args, context }) =>
      (context as Context).services.pushAuth.watch((args as { id: string }).id, (context as Context).auth),
  })
  @Guard(open('the event’s id is the proof, and each route counts subscriptions before it parses them'))
  pushAuthEventUpdated(
    @Root() event: PushEvent,
    @Arg('id', () => ID, { description: 'From `PushAuthStarted`.' }) _id: string,
  ): PushEvent {
    return event;
  }

  @Mutation(() => PushAuthResult, {
    description:
      'Makes a code to scan with the vendor’s app: to sign in by default, or for the signed-in user to link their phone (BIND) or to confirm something. Whoever scans it answers.',
  })
  @Guard(rateLimit('login'))
  async createAuthQrCode(
    @Arg('input', () => AuthQrCodeInput, {
      nullable: true,
      description: 'What the approval is for; a login otherwise.',
    })
    input: AuthQrCodeInput | undefined,
    @Ctx() context: Context,
  ): Promise<PushOutcome> {
    return toGraphQLOutcome(
      context,
      await context.services.pushRequests.createQrCode(asked(input, 'LOGIN'), context.auth),
    );
  }

  @Mutation(() => PushAuthResult, {
    description:
      'Rings the phone of the signed-in user, or with purpose LOGIN that of a named one: three times in five minutes at most. An approval of the former is a fresh proof of the session if it was asked for without `actionType` and `actionDetails`, in the server’s own words; the latter is for `login(method: {pushAuth})` and always takes a captcha (`CaptchaRequired`).',
  })
  @Guard(rateLimit('sendCode'))
  async requestPushAuth(
    @Arg('input', () => PushAuthInput, { description: 'What to ask.' }) input: PushAuthInput,
    @Arg('captchaPass', () => Secret, {
      nullable: true,
      description: 'LOGIN only: a pass of `verifyCaptcha` with purpose LOGIN.',
    })
    captchaPass: SecretValue | undefined,
    @Ctx() context: Context,
  ): Promise<PushRequestOutcome> {
    const { services, auth } = context;
    const push = { ...asked(input, 'CONFIRM'), uid: input.uid ?? undefined, captchaPass: captchaPass?.reveal() };
    return toGraphQLOutcome(context, await services.pushRequests.request(push, auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Links the phone that approved a BIND event to the signed-in account, once. Answers `AccountUpdated`, `AlreadyTaken` when another account has the phone, `NotFound` while nobody has approved, `FlowExpired` or `InputRejected`.',
  })
  @Guard(session(), stepUp())
  async bindPushAuth(
    @Arg('event', () => ID, { description: 'A BIND event that this session began.' }) event: string,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.pushLogin.bind(event, context.auth));
  }

  @Mutation(() => PushAuthTokenResult, {
    description:
      'Whether the vendor gave this token to its app on somebody’s phone. It says that some user was there, not who: never take a name from the same request. It is spent.',
  })
  @Guard(rateLimit('lookup'))
  async verifyPushAuthToken(
    @Arg('token', () => Secret, { description: 'From the vendor’s app.' }) token: SecretValue,
    @Ctx() context: Context,
  ): Promise<PushAuthTokenAccepted | PushAuthRejected> {
    const verdict = await context.services.pushAuth.verifyToken(token.reveal(), context.auth);
    return toGraphQLOutcome(
      context,
      createOutcome(verdict === 'ACCEPTED' ? 'PushAuthTokenAccepted' : 'PushAuthRejected'),
    );
  }
}
