/** Converts a provider's challenge to the object that clients receive. */
import type { IssuedCaptcha } from '../../datasources/capabilities.js';
import type { IssuedChallenge } from '../outcomes.js';

export function issuedChallenge(issued: IssuedCaptcha, id: string, expiresAt: Date): IssuedChallenge {
  switch (issued.kind) {
    case 'serverInitiated': {
      const { siteKey: gt, challenge, mode, newWidget: newCaptcha } = issued;
      return { __typename: 'GeetestV3Challenge', id, gt, challenge, success: mode === 'online', newCaptcha, expiresAt };
    }
    case 'clientInitiated':
      return { __typename: 'GeetestV4Challenge', id, captchaId: issued.siteKey, expiresAt };
    case 'widget': {
      const { widget: kind, scriptUrl, parameters } = issued;
      return { __typename: 'CaptchaWidget', id, kind, scriptUrl, parameters, expiresAt };
    }
  }
}
