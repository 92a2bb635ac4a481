/** Outcomes of passkeys. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { defineOutcome, type OutcomeOf } from './define.js';

/** A passkey as its owner sees it. */
export interface Passkey {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly backedUp: boolean;
}

export const PasskeyEnrollment = defineOutcome('PasskeyEnrollment', {
  code: 'OK',
  description: 'The enrolment has begun: create the passkey in the browser, then call `confirmPasskey`.',
  en: 'Follow the instructions of your browser to create a passkey.',
  zh: '请按照浏览器的提示创建通行密钥。',
});
export interface PasskeyEnrollment extends OutcomeOf<typeof PasskeyEnrollment> {
  readonly options: PublicKeyCredentialCreationOptionsJSON;
  readonly expiresAt: Date;
}

export const PasskeyChallenge = defineOutcome('PasskeyChallenge', {
  code: 'OK',
  description:
    'A challenge for the authenticator: get the response in the browser, then send it with `challenge` to the operation of its purpose.',
  en: 'Follow the instructions of your browser to use a passkey.',
  zh: '请按照浏览器的提示使用通行密钥。',
});
export interface PasskeyChallenge extends OutcomeOf<typeof PasskeyChallenge> {
  readonly challenge: string;
  readonly options: PublicKeyCredentialRequestOptionsJSON;
  readonly expiresAt: Date;
}

export const TooManyPasskeys = defineOutcome('TooManyPasskeys', {
  code: 'TOO_MANY_PASSKEYS',
  description: 'The account has 10 passkeys, the maximum: remove one with `removePasskey` first.',
  en: 'You have 10 passkeys, the maximum. Remove one before you add another.',
  zh: '最多可添加 10 个通行密钥，请先移除一个。',
});
export type TooManyPasskeys = OutcomeOf<typeof TooManyPasskeys>;
