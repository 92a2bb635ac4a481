/** Converts a provider's challenge to the object that clients receive. */
import type { IssuedCaptcha } from '../../datasources/capabilities.js';
import type { IssuedChallenge } from '../outcomes.js';

export function issuedChallenge(issued: IssuedCaptcha, id: string, expiresAt: Date): IssuedChallenge {
  switch (issued.kind) {
    case 'serverInitiated': {
      const { siteKey: gt, challenge, mode, newWidget: newCaptcha, scriptUrl, apiServer } = issued;
      const success = mode === 'online';
      const widget = { gt, challenge, success, newCaptcha, scriptUrl, apiServer };
      return { __typename: 'GeetestV3Challenge', id, ...widget, expiresAt };
    }
    case 'clientInitiated':
      return {
        __typename: 'GeetestV4Challenge',
        id,
        captchaId: issued.siteKey,
        scriptUrl: issued.scriptUrl,
        expiresAt,
      };
    case 'widget': {
      const { widget: kind, scriptUrl, parameters } = issued;
      return { __typename: 'CaptchaWidget', id, kind, scriptUrl, parameters, expiresAt };
    }
  }
}
