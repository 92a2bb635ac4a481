/** A provider's challenge as clients see it. */
import type { IssuedCaptcha } from '../../datasources/capabilities.js';
import { createOutcome, type IssuedChallenge } from '../outcomes.js';

export function issuedChallenge(issued: IssuedCaptcha, id: string): IssuedChallenge {
  const expiresAt = new Date(Date.now() + issued.lifetimeSeconds * 1000);
  switch (issued.kind) {
    case 'serverInitiated': {
      const { siteKey: gt, challenge, mode, newWidget: newCaptcha } = issued;
      const success = mode === 'online';
      return { ...createOutcome('GeetestV3Challenge'), id, gt, challenge, success, newCaptcha, expiresAt };
    }
    case 'clientInitiated':
      return { ...createOutcome('GeetestV4Challenge'), id, captchaId: issued.siteKey, expiresAt };
    case 'widget': {
      const { widget: kind, scriptUrl, parameters } = issued;
      return { ...createOutcome('CaptchaWidget'), id, kind, scriptUrl, parameters, expiresAt };
    }
  }
}
