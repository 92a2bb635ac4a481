/** What the start page shows of this emulator. */
import type { AuthenticatorEntry, HomeContent } from '../../../../emulators/homeContent.js';
import type { AuthingState } from '../state.js';
import { PERIOD_S, totpCode, totpUri } from '../totp.js';
import { userBook } from './homeUsers.js';

const PERIOD_MS = PERIOD_S * 1000;
const MAX_PICTURES = 10;

export function homeContent(state: () => AuthingState): HomeContent {
  return {
    users: userBook(state),
    authenticators: () => authenticators(state()),
    pictures: () =>
      state()
        .captchas.list()
        .slice(0, MAX_PICTURES)
        .map(({ text, issuedAt }) => ({ text, issuedAt })),
  };
}

function authenticators(state: AuthingState): AuthenticatorEntry[] {
  const now = state.now();
  return state.authenticators.list().map(({ userId, secret, enable }) => {
    const account = state.accounts.get(userId);
    const label = account?.email ?? account?.username ?? account?.phone ?? userId;
    return {
      account: label,
      uri: totpUri(state.pool.name, label, secret),
      code: totpCode(secret, now),
      nextCode: totpCode(secret, now + PERIOD_MS),
      validUntil: new Date((Math.floor(now / PERIOD_MS) + 1) * PERIOD_MS).toISOString(),
      enabled: enable,
    };
  });
}
