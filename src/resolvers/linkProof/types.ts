import { createUnionType } from 'type-graphql';
import { CaptchaRejected, CaptchaRequired } from '../captcha/types.js';
import { AccountUnavailable, EmailUnverified } from '../login/types.js';
import {
  AttemptsLimited,
  CodeRejected,
  createOutcomeType,
  InputRejected,
  InvalidCredentials,
  resolveOutcome,
} from '../outcome.js';

export const LinkProofCreated = createOutcomeType('LinkProofCreated');

export const LinkProofResult = createUnionType({
  name: 'LinkProofResult',
  description: 'The result of `createLinkProof`.',
  types: () =>
    [
      LinkProofCreated,
      CaptchaRequired,
      CaptchaRejected,
      InvalidCredentials,
      CodeRejected,
      AttemptsLimited,
      AccountUnavailable,
      EmailUnverified,
      InputRejected,
    ] as const,
  resolveType: resolveOutcome,
});
