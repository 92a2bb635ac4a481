import type { CaptchaServices } from '../captcha/index.js';
import type { ServiceParts } from '../parts.js';
import type { SessionServices } from '../sessions/index.js';
import { PushApprovals } from './pushApprovals.js';
import { PushAuthService } from './pushAuth.js';
import { PushEvents } from './pushEvents.js';
import { PushRequests } from './pushRequests.js';
import { PushUsers } from './pushUsers.js';

export interface PushAuthServices {
  readonly pushAuth: PushAuthService;
  readonly pushUsers: PushUsers;
  readonly pushRequests: PushRequests;
  readonly pushApprovals: PushApprovals;
}

export function createPushAuth(
  { config, store, logger, sealer, providers }: ServiceParts,
  { sessions, current }: SessionServices,
  { captchaGate }: CaptchaServices,
): PushAuthServices {
  const events = new PushEvents(store, sealer);
  const pushUsers = new PushUsers(providers, current, config.seckenUidField, logger);
  const pushAuth = new PushAuthService(providers, events, sessions, logger);
  return {
    pushAuth,
    pushUsers,
    pushRequests: new PushRequests(store, sealer, providers, captchaGate, events, pushUsers, current, config),
    pushApprovals: new PushApprovals(pushAuth, events),
  };
}
