import type { CaptchaServices } from '../captcha/index.js';
import type { ServiceParts } from '../parts.js';
import type { SessionServices } from '../sessions/index.js';
import { DeviceLinks } from './deviceLinks.js';
import { PushApprovals } from './pushApprovals.js';
import { PushAuthService } from './pushAuth.js';
import { PushEventFeeds } from './pushEventFeeds.js';
import { PushEventPoller } from './pushEventPoller.js';
import { PushEvents } from './pushEvents.js';
import { PushRequests } from './pushRequests.js';

export interface PushAuthServices {
  readonly pushAuth: PushAuthService;
  readonly deviceLinks: DeviceLinks;
  readonly pushRequests: PushRequests;
  readonly pushApprovals: PushApprovals;
}

export function createPushAuth(
  { config, store, logger, sealer, providers, signInEvents, now }: ServiceParts,
  { sessions, current }: SessionServices,
  { captchaGate }: CaptchaServices,
): PushAuthServices {
  const events = new PushEvents(store, sealer, now, signInEvents);
  const deviceLinks = new DeviceLinks(providers, current, config.pushUidField, logger);
  const poller = new PushEventPoller(providers, events, sessions, logger, now);
  const feeds = new PushEventFeeds({ events, poller, sessions, logger });
  const pushAuth = new PushAuthService(events, poller, feeds, sessions, logger);
  return {
    pushAuth,
    deviceLinks,
    pushRequests: new PushRequests(store, sealer, providers, captchaGate, events, deviceLinks, current, config),
    pushApprovals: new PushApprovals(pushAuth, events),
  };
}
