/**
 * What an emulator shows on the start page, and what developers can do with it there. The page knows these kinds of content, not
 * the vendors: a provider fills those that it has, from its own folder.
 */

/** A text of the page in both languages. */
export interface LocalText {
  readonly en: string;
  readonly zh: string;
}

export interface HomeContent {
  readonly users?: UserBook;
  readonly phone?: Phone;
  readonly authenticators?: () => readonly AuthenticatorEntry[];
  readonly pictures?: () => readonly CaptchaPicture[];
  readonly switches?: readonly Switch[];
  readonly camera?: Camera;
}

/** The users of an emulated identity provider. */
export interface UserBook {
  /** The value of the schema's enum with which clients choose this provider. */
  readonly identityProvider: string;
  list(): readonly HomeUser[];
  /** The custom fields of this provider. Default: none. */
  readonly fields?: () => readonly HomeField[];
  /** @throws ControlError 400 or 409 */
  add(user: NewUser): HomeUser;
  /** @throws ControlError 400, 404 or 409 */
  change(id: string, change: UserChange): void;
  /** @throws ControlError 404 */
  remove(id: string): void;
}

export interface HomeUser {
  readonly id: string;
  readonly username: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly blocked: boolean;
  /** Null when the emulator does not know it: it stores hashes. */
  readonly password: string | null;
  /** What is special about a seeded user. */
  readonly note: LocalText | null;
  /** Values of custom fields, as text. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface HomeField {
  readonly key: string;
  readonly label: string;
  /** The vendor's name of the type. */
  readonly type: string;
}

export interface NewUser {
  readonly email: string;
  readonly username?: string | undefined;
  readonly phone?: string | undefined;
  readonly password: string;
}

export interface UserChange {
  readonly blocked?: boolean | undefined;
  readonly email?: string | undefined;
  /** An empty text removes the phone number. */
  readonly phone?: string | undefined;
  readonly password?: string | undefined;
  /** Texts by key. An empty text removes the value. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** The phone on which pushes and QR codes arrive. */
export interface Phone {
  /** Newest first. */
  list(): readonly PhoneRequest[];
  /** @throws ControlError 404 or 409, as do the other two */
  scan(id: string): void;
  approve(id: string, user?: string): void;
  deny(id: string, user?: string): void;
}

export interface PhoneRequest {
  readonly id: string;
  readonly kind: 'QR_CODE' | 'PUSH';
  readonly state: 'PENDING' | 'SCANNED' | 'APPROVED' | 'DENIED' | 'EXPIRED';
  readonly title: string | null;
  readonly details: string | null;
  /** Who decides, or has decided. */
  readonly user: string | null;
  /** ISO 8601 times of the emulated clock. */
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** One authenticator app (RFC 6238). */
export interface AuthenticatorEntry {
  readonly account: string;
  /** `otpauth://` */
  readonly uri: string;
  readonly code: string;
  /** The code of the next period. */
  readonly nextCode: string;
  readonly validUntil: string;
  /** False until the user has confirmed the enrollment. */
  readonly enabled: boolean;
}

export interface CaptchaPicture {
  readonly text: string;
  readonly issuedAt: string;
}

/** A setting of an emulated vendor. */
export interface Switch {
  readonly id: string;
  readonly label: LocalText;
  readonly options: readonly { readonly value: string; readonly label: LocalText }[];
  get(): string;
  set(value: string): void;
}

/** Records what the vendor's SDK would upload. */
export interface Camera {
  readonly scenes: readonly { readonly id: string; readonly label: LocalText }[];
  record(scene: string): Uint8Array;
}
