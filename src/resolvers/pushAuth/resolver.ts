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
import { AuthQrCodeInput, PushAuthInput, toPushRequest } from './inputs.js';
import { PushAuthEvent, PushAuthResult, PushAuthTokenResult } from './types.js';

@Resolver()
export class PushAuthResolver {
  @Query(() => PushAuthEvent, {
    nullable: true,
    description:
      'The current state of a push event that this client started. Null if the event no longer exists, belongs to another client, or if its session has ended. Wait `pollAfterMs` between two queries: the server does not poll the vendor more often.',
  })
  @Guard(open('the id of the event is the proof'))
  pushAuthEvent(
    @Arg('id', () => ID, { description: 'The `id` of the event in `PushAuthStarted`.' }) id: string,
    @Ctx() { services, auth }: Context,
  ): Promise<PushEvent | null> {
    return services.pushAuth.find(id, auth);
  }

  @Subscription(() => PushAuthEvent, {
    description:
      'Sends the current state of the event, then every change, until the status is final or the session of the event ends. Use SSE at /graphql/stream, or WebSocket at /graphql with at most ten subscriptions at the same time on one socket. Limit: 30 new subscriptions per minute from one IP address, unless the server is configured otherwise; beyond it the error is RATE_LIMITED. If the event does not exist or belongs to another client, the error is BAD_USER_INPUT.',
    subscribe: ({ args, context }) =>
      (context as Context).services.pushAuth.watch((args as { id: string }).id, (context as Context).auth),
  })
  @Guard(open('the id of the event is the proof, and each transport limits subscriptions before it parses them'))
  pushAuthEventUpdated(
    @Root() event: PushEvent,
    @Arg('id', () => ID, { description: 'The `id` of the event in `PushAuthStarted`.' }) _id: string,
  ): PushEvent {
    return event;
  }

  @Mutation(() => PushAuthResult, {
    description:
      'Creates a QR code to scan with the vendor’s app: by default to sign in (LOGIN), or for the signed-in user to link a phone (BIND) or to confirm an action (CONFIRM). The user who scans the code decides. Show `event.qrCode`, then follow the event with `pushAuthEventUpdated`.',
  })
  @Guard(rateLimit('login'))
  async createAuthQrCode(
    @Arg('input', () => AuthQrCodeInput, {
      nullable: true,
      description: 'The purpose and the type of the approval. Default: a login.',
    })
    input: AuthQrCodeInput | undefined,
    @Ctx() context: Context,
  ): Promise<PushOutcome> {
    return toGraphQLOutcome(
      context,
      await context.services.pushRequests.createQrCode(toPushRequest(input, 'LOGIN'), context.auth),
    );
  }

  @Mutation(() => PushAuthResult, {
    description:
      'Sends a push request to the phone of the signed-in user, or, with purpose LOGIN, to the phone that `uid` names. Limit: three requests within five minutes; beyond it the result is `AttemptsLimited`. With purpose CONFIRM and without `actionType` and `actionDetails`, an approval is a fresh proof of the session (after the error STEP_UP_REQUIRED). With purpose LOGIN, a captcha is always required (`CaptchaRequired`), and an approval is for `login(method: {pushAuth})`.',
  })
  @Guard(rateLimit('sendCode'))
  async requestPushAuth(
    @Arg('input', () => PushAuthInput, { description: 'The purpose of the request and the text that the phone shows.' })
    input: PushAuthInput,
    @Arg('captchaPass', () => Secret, {
      nullable: true,
      description: 'A pass of `verifyCaptcha` with purpose LOGIN. Only for push requests with purpose LOGIN.',
    })
    captchaPass: SecretValue | undefined,
    @Ctx() context: Context,
  ): Promise<PushRequestOutcome> {
    const { services, auth } = context;
    const push = {
      ...toPushRequest(input, 'CONFIRM'),
      uid: input.uid ?? undefined,
      captchaPass: captchaPass?.reveal(),
    };
    return toGraphQLOutcome(context, await services.pushRequests.request(push, auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Links the phone that approved a BIND event to the signed-in account. An approval is valid once. Returns `AccountUpdated`; `NotFound` while the event is PENDING or SCANNED; `AlreadyTaken` if another account has the phone; `FlowExpired` if the event was rejected, has expired, was used, or belongs to another client: create a new QR code; `InputRejected` if this account cannot have this phone.',
  })
  @Guard(session(), stepUp())
  async bindPushAuth(
    @Arg('event', () => ID, {
      description: 'The `id` of a BIND event that this session started with `createAuthQrCode`.',
    })
    event: string,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.pushLogin.bind(event, context.auth));
  }

  @Mutation(() => PushAuthTokenResult, {
    description:
      'Checks whether the vendor issued this token to its app on a phone. Returns `PushAuthTokenAccepted` or `PushAuthRejected`. The token does not identify the user: never trust a user name from the same request. The check uses the token up.',
  })
  @Guard(rateLimit('lookup'))
  async verifyPushAuthToken(
    @Arg('token', () => Secret, { description: 'The token that the vendor’s app returned.' }) token: SecretValue,
    @Ctx() context: Context,
  ): Promise<PushAuthTokenAccepted | PushAuthRejected> {
    const result = await context.services.pushAuth.verifyToken(token.reveal(), context.auth);
    return toGraphQLOutcome(
      context,
      createOutcome(result === 'ACCEPTED' ? 'PushAuthTokenAccepted' : 'PushAuthRejected'),
    );
  }
}
