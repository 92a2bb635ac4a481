import type { ServiceParts } from '../parts.js';
import { Assurance } from './assurance.js';
import { CurrentSession } from './currentSession.js';
import { OwnSessions } from './ownSessions.js';
import { Sessions } from './sessions.js';

export interface SessionServices {
  readonly sessions: Sessions;
  readonly current: CurrentSession;
  readonly ownSessions: OwnSessions;
  readonly assurance: Assurance;
}

export function createSessions({
  config,
  store,
  logger,
  sealer,
  providers,
  now,
  metrics,
}: ServiceParts): SessionServices {
  const sessions = new Sessions({
    store,
    sealer,
    logger,
    now,
    metrics,
    idleMs: config.sessionIdleSeconds * 1000,
    maxMs: config.sessionMaxSeconds * 1000,
  });
  const current = new CurrentSession(sessions, providers, logger, config.endOtherSessions);
  return {
    sessions,
    current,
    ownSessions: new OwnSessions(sessions, current),
    assurance: new Assurance(current, config.stepUpSeconds, now),
  };
}
