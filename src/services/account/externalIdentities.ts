/** External identities: the available connections, linking by an administrator, unlinking by the user. */
import type { ExternalIdentity, IdentityProviderId, SocialConnectionRecord } from '../../datasources/capabilities.js';
import type { ProviderError } from '../../datasources/errors.js';
import { atMost } from '../access/inputRules.js';
import {
  type AccountUpdated,
  createOutcome,
  type FieldProblem,
  fieldProblem,
  mapRefusals,
  refusedField,
  rejected,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { AccountOutcome } from './account.js';

const MAX_LENGTH = 256;
const INFO_BYTES = 16_384;

const REFUSALS = {
  ALREADY_TAKEN: () => createOutcome('AlreadyTaken'),
  LAST_LOGIN_METHOD: () => createOutcome('LastLoginMethod'),
  NOT_FOUND: () => createOutcome('NotFound'),
  UNKNOWN_ACCOUNT: () => createOutcome('NotFound'),
  INPUT_REJECTED: (error: Pick<ProviderError, 'field'>) => rejected(refusedField('input', error)),
} as const;

export class ExternalIdentityService {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
  ) {}

  connections(chosen: IdentityProviderId | undefined, auth: AuthContext): Promise<readonly SocialConnectionRecord[]> {
    const { id } = this.providers.choose(chosen);
    return this.providers.externalIdentities(id).connections(auth.caller);
  }

  /** For administrators only, because a user's own claim of an identity cannot be verified. */
  async link(userId: string, identity: ExternalIdentity, auth: AuthContext): Promise<AccountOutcome> {
    const problems = check(identity);
    if (problems.length > 0) return rejected(...problems);
    const provider = this.providers.ofUser(userId);
    const identities = this.providers.externalIdentities(provider);
    const linked = async (): Promise<AccountUpdated> => {
      await identities.link(userId, identity, auth.caller);
      const user = await this.providers.directory(provider).user(userId, auth.caller);
      return createOutcome('AccountUpdated', { user: user && { ...user, provider } });
    };
    return mapRefusals<AccountUpdated, AccountOutcome>(linked(), REFUSALS);
  }

  async unlink(type: string, auth: AuthContext): Promise<AccountOutcome> {
    const problems = checkText('type', type);
    if (problems.length > 0) return rejected(...problems);
    const unlinked = this.current.act(auth, (vendor, { provider }) =>
      this.providers.externalIdentities(provider).unlink(vendor, type, auth.caller),
    );
    return mapRefusals<AccountUpdated, AccountOutcome>(
      unlinked.then(async () => createOutcome('AccountUpdated', { user: await this.current.user(auth) })),
      REFUSALS,
    );
  }
}

function check({ type, unionid, userInfo }: ExternalIdentity): FieldProblem[] {
  const problems = [...checkText('type', type), ...checkText('unionid', unionid)];
  if (Buffer.byteLength(JSON.stringify(userInfo)) > INFO_BYTES) {
    problems.push(fieldProblem('input.userInfo', 'TOO_LONG', { max: INFO_BYTES, unit: 'bytes' }));
  }
  return problems;
}

function checkText(name: string, value: string): FieldProblem[] {
  const path = `input.${name}`;
  const problem = value.trim() === '' ? fieldProblem(path, 'REQUIRED') : atMost(value, path, MAX_LENGTH);
  return problem === undefined ? [] : [problem];
}
