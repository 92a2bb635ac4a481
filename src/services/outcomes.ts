/**
 * What a client can act on, as data. Services return these; the resolvers add `code`, the translated `message` and
 * `requestId` (resolvers/outcome.ts).
 */
import type {
  FactorKind,
  IdentityProviderId,
  LegacyMfaRecord,
  PasswordStrength,
  TotpEnrollment,
  UdfValueRecord,
  UserRecord,
} from '../datasources/capabilities.js';
import { ProviderError, type ProviderErrorCode } from '../datasources/errors.js';

/** A user together with the provider that knows them. */
export interface User extends UserRecord {
  readonly provider: IdentityProviderId;
  /** Told with the answer that turned the switch, since its key is not told again. */
  readonly legacyMfa?: LegacyMfaRecord;
}

export interface FieldProblem {
  /** Path of the argument, dotted: `input.method.email.password`. */
  readonly path: string;
  readonly message: string;
}

/** A factor as the client sees it. */
export interface MaskedFactor {
  /** A vendor's or one of ours. */
  readonly kind: FactorKind | 'PUSH' | 'LIVENESS';
  /** `138****0000`; null for factors without a target. */
  readonly maskedTarget: string | null;
}

export interface MfaRequired {
  readonly __typename: 'MfaRequired';
  readonly flow: string;
  readonly factors: readonly MaskedFactor[];
  readonly enrollable: readonly FactorKind[];
  readonly expiresAt: Date;
}

export interface PasswordChangeRequired {
  readonly __typename: 'PasswordChangeRequired';
  readonly flow: string;
  readonly reason: 'FIRST_LOGIN' | 'FORCED';
}

export interface ImageChallenge {
  readonly __typename: 'ImageChallenge';
  readonly id: string;
  readonly imageDataUrl: string;
  readonly expiresAt: Date;
}

export interface GeetestV3Challenge {
  readonly __typename: 'GeetestV3Challenge';
  readonly id: string;
  readonly gt: string;
  readonly challenge: string;
  /** False while the vendor is down: the widget then works offline. */
  readonly success: boolean;
  readonly newCaptcha: boolean;
  readonly expiresAt: Date;
}

export interface GeetestV4Challenge {
  readonly __typename: 'GeetestV4Challenge';
  readonly id: string;
  readonly captchaId: string;
  readonly expiresAt: Date;
}

export interface CaptchaWidget {
  readonly __typename: 'CaptchaWidget';
  readonly id: string;
  readonly kind: string;
  readonly scriptUrl: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly expiresAt: Date;
}

/** What a captcha provider issues. */
export type IssuedChallenge = GeetestV3Challenge | GeetestV4Challenge | CaptchaWidget;
export type CaptchaChallenge = IssuedChallenge | ImageChallenge;

export interface CaptchaRequired {
  readonly __typename: 'CaptchaRequired';
  readonly continuation: string | null;
  readonly challenge: CaptchaChallenge;
}

export interface CaptchaRejected {
  readonly __typename: 'CaptchaRejected';
  /** A fresh one, where trying again makes sense at once. */
  readonly challenge: CaptchaChallenge | null;
}

export interface CaptchaPassed {
  readonly __typename: 'CaptchaPassed';
  readonly pass: string;
  readonly expiresAt: Date;
}

export interface AttemptsLimited {
  readonly __typename: 'AttemptsLimited';
  readonly retryAt: Date;
}

export interface InputRejected {
  readonly __typename: 'InputRejected';
  readonly fields: readonly FieldProblem[];
}

export interface MfaRejected {
  readonly __typename: 'MfaRejected';
  readonly attemptsLeft: number;
}

export interface CodeSent {
  readonly __typename: 'CodeSent';
  readonly resendAt: Date;
}

export interface UdfValues {
  readonly __typename: 'UdfValues';
  readonly values: readonly UdfValueRecord[];
}

export interface AccountUpdated {
  readonly __typename: 'AccountUpdated';
  readonly user: User | null;
}

export interface TotpEnrollmentOutcome extends TotpEnrollment {
  readonly __typename: 'TotpEnrollment';
}

/** Outcomes that say everything by their name. */
export interface SimpleOutcome<N extends string> {
  readonly __typename: N;
}

export type InvalidCredentials = SimpleOutcome<'InvalidCredentials'>;
export type CodeRejected = SimpleOutcome<'CodeRejected'>;
export type FlowExpired = SimpleOutcome<'FlowExpired'>;
export type AccountUnavailable = SimpleOutcome<'AccountUnavailable'>;
export type EmailUnverified = SimpleOutcome<'EmailUnverified'>;
export type AlreadyRegistered = SimpleOutcome<'AlreadyRegistered'>;
export type AlreadyEnrolled = SimpleOutcome<'AlreadyEnrolled'>;
export type RegistrationDisabled = SimpleOutcome<'RegistrationDisabled'>;
export type PasswordChanged = SimpleOutcome<'PasswordChanged'>;
export type AlreadyTaken = SimpleOutcome<'AlreadyTaken'>;
export type LastLoginMethod = SimpleOutcome<'LastLoginMethod'>;
export type NotFound = SimpleOutcome<'NotFound'>;
export type UsersRemoved = SimpleOutcome<'UsersRemoved'>;

export type PushAuthUnavailable = SimpleOutcome<'PushAuthUnavailable'>;
export type PushAuthRejected = SimpleOutcome<'PushAuthRejected'>;
export type PushAuthExpired = SimpleOutcome<'PushAuthExpired'>;
export type PushAuthTokenAccepted = SimpleOutcome<'PushAuthTokenAccepted'>;

export interface UserExistence {
  readonly __typename: 'UserExistence';
  readonly exists: boolean;
}

export type { PasswordStrength };

export const createOutcome = <N extends string>(name: N): SimpleOutcome<N> => ({ __typename: name });

export const rejected = (...fields: readonly FieldProblem[]): InputRejected => ({
  __typename: 'InputRejected',
  fields,
});

/** The vendor names no time with its "too often". */
const TOO_FREQUENT_MS = 60_000;

export const tooFrequent = (): AttemptsLimited => ({
  ...createOutcome('AttemptsLimited'),
  retryAt: new Date(Date.now() + TOO_FREQUENT_MS),
});

/** The vendor refused a value; `at` is the object that holds it, for when the vendor does not say which. */
export const refusedField = (at: string, error: ProviderError): FieldProblem => ({
  path: error.field === undefined ? at : `${at}.${error.field}`,
  message: 'The identity provider does not accept this value.',
});

/**
 * Turns a vendor's refusal into an outcome by the operation's own table; what the table does not name stays an error.
 */
export async function mapRefusals<R, O>(
  work: Promise<R>,
  table: Partial<Record<ProviderErrorCode, (error: ProviderError) => O | Promise<O>>>,
): Promise<R | O> {
  try {
    return await work;
  } catch (error) {
    const translate = error instanceof ProviderError ? table[error.code] : undefined;
    if (translate === undefined || !(error instanceof ProviderError)) throw error;
    return translate(error);
  }
}
