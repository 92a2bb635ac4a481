import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import type { EmulatedClock } from '../../../emulators/clock.js';
import type { Inbox } from '../../../emulators/inbox.js';
import { AccessPolicies } from './accessPolicies.js';
import { type Account, newAccount } from './account.js';
import { Accounts } from './accounts.js';
import { Agreements } from './agreements.js';
import { Applications } from './applications.js';
import { BrowserSessions } from './browserSessions.js';
import { Captchas } from './captchas.js';
import { VerificationCodes } from './codes.js';
import { CustomData } from './customData.js';
import { Directory } from './directory/directory.js';
import { SEEDED_DEPARTMENT_ID, seedDirectory } from './directory/seed.js';
import { EmailTemplates } from './emailTemplates.js';
import { PipelineFunctions } from './functions.js';
import { LoginFailures } from './loginFailures.js';
import { MachineAccounts } from './machineAccounts.js';
import { hashPassword, type PasswordCipher, sharedCipher } from './passwords.js';
import { type Application, seededApplication, seededPool } from './pool.js';
import { BLOCKED_USER, SEEDED_FIELDS, SEEDED_USER, type SeededUser, WECHAT_CODE } from './seed.js';
import { SocialConnections } from './socialConnections.js';
import { CasTickets } from './sso/casTickets.js';
import { Grants } from './sso/grants.js';
import { Authenticators } from './totp.js';
import { Uploads } from './uploads.js';
import { UserActions } from './userActions.js';
import { UserTokens } from './userTokens.js';
import { WechatCodes, wechatUser } from './wechatCodes.js';
import { Whitelist } from './whitelist.js';

/** Data that a reset keeps: URLs and keys, because clients cache them. */
export interface Platform {
  readonly clock: EmulatedClock;
  readonly inbox: Inbox;
  readonly passwordCipher: PasswordCipher;
  /** The key pair for ID tokens with RS256. */
  readonly signingKeys: KeyPairKeyObjectResult;
  /** `http://127.0.0.1:port`, set when the server listens. */
  origin: string;
}

let signingKeys: KeyPairKeyObjectResult | undefined;

/** Generated on first use and shared like the cipher: a 2048-bit pair is slow, and few applications sign with RS256. */
function sharedSigningKeys(): KeyPairKeyObjectResult {
  signingKeys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
  return signingKeys;
}

export function newPlatform(clock: EmulatedClock, inbox: Inbox): Platform {
  return {
    clock,
    inbox,
    passwordCipher: sharedCipher(),
    get signingKeys() {
      return sharedSigningKeys();
    },
    origin: '',
  };
}

/** The state that a reset discards. */
export class AuthingState {
  readonly platform: Platform;
  readonly pool = seededPool();
  readonly applications: Applications;
  /** The one that users log in to. */
  readonly application: Application;
  readonly accounts = new Accounts();
  readonly customData = new CustomData();
  readonly directory = new Directory();
  readonly authenticators = new Authenticators();
  readonly browsers = new BrowserSessions();
  readonly uploads = new Uploads();
  readonly codes: VerificationCodes;
  readonly captchas: Captchas;
  readonly loginFailures: LoginFailures;
  readonly wechatCodes: WechatCodes;
  readonly grants: Grants;
  readonly casTickets: CasTickets;
  /** Tokens that were revoked or replaced before they expired. */
  readonly revokedTokens = new Set<string>();
  readonly userTokens = new UserTokens();
  readonly userActions = new UserActions();
  readonly whitelist = new Whitelist();
  readonly functions = new PipelineFunctions();
  readonly socialConnections = new SocialConnections();
  readonly emailTemplates = new EmailTemplates();
  readonly accessPolicies = new AccessPolicies();
  readonly machineAccounts = new MachineAccounts();
  readonly agreements = new Agreements();
  /** Variables of the vendor's pipelines, by key. */
  readonly environment = new Map<string, unknown>();
  /** One-time tokens for a forced password change, each with its account. */
  readonly passwordChanges = new Map<string, { readonly accountId: string; readonly code: 1639 | 2058 }>();
  #lastStamp = 0;

  constructor(platform: Platform) {
    this.platform = platform;
    this.application = seededApplication(this.stamp());
    this.applications = new Applications(this.application);
    this.codes = new VerificationCodes(platform.clock, platform.inbox);
    this.captchas = new Captchas(platform.clock, this.browsers);
    this.loginFailures = new LoginFailures(platform.clock);
    this.casTickets = new CasTickets(platform.clock);
    this.grants = new Grants(platform.clock);
    this.wechatCodes = new WechatCodes(platform.clock);
    this.wechatCodes.issue(wechatUser('emulated-wechat-openid'), WECHAT_CODE);
    for (const field of SEEDED_FIELDS) this.customData.define({ targetType: 'USER', ...field });
    for (const user of [SEEDED_USER, BLOCKED_USER]) this.#seed(user);
    seedDirectory(this.directory, this.stamp());
  }

  now(): number {
    return this.platform.clock.now();
  }

  /** The current time, unique per call: lists keep their order, and two tokens of one second differ in `updated_at`. */
  stamp(): number {
    this.#lastStamp = Math.max(this.now(), this.#lastStamp + 1);
    return this.#lastStamp;
  }

  /** Also removes all data of the account. */
  removeAccount(id: string): boolean {
    this.customData.forget('USER', id);
    this.authenticators.remove(id);
    this.directory.forgetUser(id);
    return this.accounts.remove(id);
  }

  /** Signs a user out everywhere: tokens, browser sessions, authorization codes and refresh tokens. */
  endSessions(account: Account): void {
    for (const token of this.userTokens.take(account.id)) this.revokedTokens.add(token);
    this.browsers.endAll(account.id);
    this.grants.revokeAll(account.id);
    account.token = null;
  }

  #seed({ password, ...user }: SeededUser): void {
    const now = this.stamp();
    const verified = { emailVerified: true, phoneVerified: true, registerSource: ['import:manual'] };
    const mainDepartmentId = user.id === SEEDED_USER.id ? SEEDED_DEPARTMENT_ID : null;
    this.accounts.add(
      newAccount(now, { ...user, ...verified, mainDepartmentId, password: hashPassword(password, now) }),
    );
  }
}
