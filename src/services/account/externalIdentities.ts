/** Accounts at social networks: which ways there are, linking one as an administrator, letting go of one's own. */
import type { ExternalIdentity, IdentityProviderId, SocialConnectionRecord } from '../../datasources/capabilities.js';
import type { ProviderError } from '../../datasources/errors.js';
import { type AccountUpdated, type FieldProblem, orOutcome, plain, refusedField, rejected } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Visit } from '../sessions/visit.js';
import type { AccountOutcome } from './account.js';

const LONGEST = 256;
const INFO_BYTES = 16_384;

const REFUSALS = {
  ALREADY_TAKEN: () => plain('AlreadyTaken'),
  LAST_LOGIN_METHOD: () => plain('LastLoginMethod'),
  NOT_FOUND: () => plain('NotFound'),
  UNKNOWN_ACCOUNT: () => plain('NotFound'),
  INPUT_REJECTED: (error: ProviderError) => rejected(refusedField('input', error)),
} as const;

export class ExternalIdentityService {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
  ) {}

  connections(chosen: IdentityProviderId | undefined, visit: Visit): Promise<readonly SocialConnectionRecord[]> {
    const { id } = this.providers.choose(chosen);
    return this.providers.externalIdentities(id).connections(visit.caller);
  }

  /** For administrators: nobody can tell whether a user's own claim of an identity is true. */
  async link(userId: string, identity: ExternalIdentity, visit: Visit): Promise<AccountOutcome> {
    const problems = check(identity);
    if (problems.length > 0) return rejected(...problems);
    const provider = this.providers.ofUser(userId);
    const identities = this.providers.externalIdentities(provider);
    const linked = async (): Promise<AccountUpdated> => {
      await identities.link(userId, identity, visit.caller);
      const user = await this.providers.directory(provider).user(userId, visit.caller);
      return { ...plain('AccountUpdated'), user: user && { ...user, provider } };
    };
    return orOutcome<AccountUpdated, AccountOutcome>(linked(), REFUSALS);
  }

  async unlink(type: string, visit: Visit): Promise<AccountOutcome> {
    const problems = checkText('type', type);
    if (problems.length > 0) return rejected(...problems);
    const unlinked = this.current.act(visit, (vendor, { provider }) =>
      this.providers.externalIdentities(provider).unlink(vendor, type, visit.caller),
    );
    return orOutcome<AccountUpdated, AccountOutcome>(
      unlinked.then(async () => ({ ...plain('AccountUpdated'), user: await this.current.user(visit) })),
      REFUSALS,
    );
  }
}

function check({ type, unionid, userInfo }: ExternalIdentity): FieldProblem[] {
  const problems = [...checkText('type', type), ...checkText('unionid', unionid)];
  if (Buffer.byteLength(JSON.stringify(userInfo)) > INFO_BYTES) {
    problems.push({ path: 'input.userInfo', message: `Must be at most ${INFO_BYTES} bytes of JSON.` });
  }
  return problems;
}

function checkText(name: string, value: string): FieldProblem[] {
  const fits = value.trim() !== '' && value.length <= LONGEST;
  return fits ? [] : [{ path: `input.${name}`, message: `Must hold 1 to ${LONGEST} characters.` }];
}
