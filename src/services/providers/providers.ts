/** Selects the provider for a request, and reports the status of each provider. */
import type { ProviderSettings } from '../../config/providerSettings.js';
import type {
  Captcha,
  Identity,
  IdentityCapability,
  IdentityProviderId,
  Liveness,
  NativeGraphql,
  Provider,
  ProviderTools,
  PushAuth,
} from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import { AppError } from '../../errors.js';
import { type Complete, complete, notSupported, withMethods } from './support.js';

export interface ProviderStatus {
  readonly id: string;
  readonly mode: 'LIVE' | 'EMULATED' | 'OFF';
  readonly configured: boolean;
  /** Null when the mode is OFF. */
  readonly reachable: boolean | null;
  readonly latencyMs: number | null;
  /** Why the provider is unreachable, as a message for operators. Null when it is reachable. */
  readonly problem: string | null;
  /** The hosts of a vendor with several hosts, otherwise empty. */
  readonly hosts: readonly HostStatus[];
}

export interface HostStatus {
  readonly name: string;
  readonly reachable: boolean;
  readonly latencyMs: number | null;
  readonly problem: string | null;
}

interface Entry {
  readonly configured: ProviderSettings;
  readonly provider: Provider | undefined;
}

/** A capability that belongs to no identity provider. */
export interface Configured<C> {
  /** The id of the provider, as in the path of its webhook. */
  readonly id: string;
  readonly capability: C;
  /** False for an emulated provider when an identity provider is live: an emulated factor is not a proof. */
  readonly counts: boolean;
}

export interface ProviderChoice {
  /** The identity providers that clients may choose, the default first. */
  readonly identityProviders: readonly IdentityProviderId[] | undefined;
  readonly allowEmulatedFactors: boolean;
}

const PROBE_LIFETIME_MS = 5000;

export class Providers {
  readonly #entries: readonly Entry[];
  readonly #choosable: readonly IdentityProviderId[];
  readonly #capabilities = new Map<string, unknown>();
  #statuses: { readonly until: number; readonly value: Promise<ProviderStatus[]> } | undefined;

  constructor(
    configured: readonly ProviderSettings[],
    private readonly choice: ProviderChoice,
    tools: ProviderTools,
  ) {
    this.#entries = configured.map((entry) => ({
      configured: entry,
      provider: entry.settings === undefined ? undefined : entry.definition.create(entry.settings, tools),
    }));
    this.#choosable =
      choice.identityProviders ??
      this.#entries.flatMap(({ configured: { definition }, provider }) =>
        provider?.identity !== undefined && definition.identityProvider !== undefined
          ? [definition.identityProvider]
          : [],
      );
  }

  /**
   * The identity provider that a client chose, or the default one.
   * @throws AppError PROVIDER_NOT_CONFIGURED
   */
  choose(id: IdentityProviderId | undefined): {
    readonly id: IdentityProviderId;
    readonly identity: Complete<'identity'>;
  } {
    const chosen = id ?? this.#choosable[0];
    if (chosen === undefined || !this.#choosable.includes(chosen)) throw notConfigured(chosen ?? this.#known[0]);
    return { id: chosen, identity: this.identity(chosen) };
  }

  /** Whether a client may choose this provider. */
  isChoosable(id: string): boolean {
    return this.#choosable.includes(id);
  }

  /**
   * The provider whose user has this id.
   * @throws AppError PROVIDER_NOT_CONFIGURED
   */
  ofUser(userId: string): IdentityProviderId {
    const known = this.#entries.map(({ configured }) => configured.definition).filter((each) => each.identityProvider);
    const named = known.find(({ userIdPrefix }) => userIdPrefix !== undefined && userId.startsWith(userIdPrefix));
    const { identityProvider } = named ?? known.find(({ userIdPrefix }) => userIdPrefix === undefined) ?? {};
    if (identityProvider === undefined) throw notConfigured(this.#known[0]);
    return identityProvider;
  }

  /** The identity providers that a client can choose, the default first. */
  get choosable(): readonly IdentityProviderId[] {
    return this.#choosable;
  }

  /** The names of all identity providers, configured or not. */
  get #known(): readonly IdentityProviderId[] {
    return this.#entries.flatMap(({ configured }) => configured.definition.identityProvider ?? []);
  }

  /** The identity capability for an existing session, whose provider was chosen at login. */
  identity(id: IdentityProviderId): Complete<'identity'> {
    return this.#capability(id, 'identity');
  }

  /** Replaces methods of one provider's identity capability. Call it while the services are composed. */
  decorateIdentity(id: IdentityProviderId, decorate: (identity: Complete<'identity'>) => Partial<Identity>): void {
    const identity = this.identity(id);
    this.#capabilities.set(`${id} identity`, withMethods(identity, decorate(identity)));
  }

  mfa(id: IdentityProviderId): Complete<'mfa'> {
    return this.#capability(id, 'mfa');
  }

  /** Whether the provider has the capability. For data that is optional for users. */
  offers(id: IdentityProviderId, name: IdentityCapability): boolean {
    return this.#providerOf(id)[name] !== undefined;
  }

  /** Whether it has this method of the capability, which it may leave out. */
  offersMethod<K extends IdentityCapability>(id: IdentityProviderId, name: K, method: keyof Complete<K>): boolean {
    const capability: object | undefined = this.#providerOf(id)[name];
    return capability !== undefined && method in capability;
  }

  legacyMfa(id: IdentityProviderId): Complete<'legacyMfa'> {
    return this.#capability(id, 'legacyMfa');
  }

  authorizedApps(id: IdentityProviderId): Complete<'authorizedApps'> {
    return this.#capability(id, 'authorizedApps');
  }

  externalIdentities(id: IdentityProviderId): Complete<'externalIdentities'> {
    return this.#capability(id, 'externalIdentities');
  }

  userPools(id: IdentityProviderId): Complete<'userPools'> {
    return this.#capability(id, 'userPools');
  }

  customData(id: IdentityProviderId): Complete<'customData'> {
    return this.#capability(id, 'customData');
  }

  account(id: IdentityProviderId): Complete<'account'> {
    return this.#capability(id, 'account');
  }

  directory(id: IdentityProviderId): Complete<'directory'> {
    return this.#capability(id, 'directory');
  }

  applications(id: IdentityProviderId): Complete<'applications'> {
    return this.#capability(id, 'applications');
  }

  sso(id: IdentityProviderId): Complete<'sso'> {
    return this.#capability(id, 'sso');
  }

  native(id: IdentityProviderId): NativeGraphql {
    return this.#capability(id, 'native');
  }

  /** The captcha in use; undefined when none is configured. */
  captcha(): Configured<Captcha> | undefined {
    return this.#first('captcha');
  }

  /** Push authentication in use; undefined when none is configured. */
  pushAuth(): Configured<PushAuth> | undefined {
    return this.#first('pushAuth');
  }

  /** Liveness detection in use; undefined when none is configured. */
  liveness(): Configured<Liveness> | undefined {
    return this.#first('liveness');
  }

  /** True when at least one identity provider is live. */
  get #hasLiveIdentity(): boolean {
    return this.#entries.some(({ configured, provider }) => provider?.identity && configured.mode === 'LIVE');
  }

  /** The first provider with a capability that is independent of identity providers. */
  #first<K extends keyof Provider>(name: K): Configured<NonNullable<Provider[K]>> | undefined {
    for (const { configured, provider } of this.#entries) {
      const capability: Provider[K] | undefined = provider?.[name];
      if (capability === undefined) continue;
      const isTrusted = configured.mode !== 'EMULATED' || !this.#hasLiveIdentity;
      return { id: configured.definition.id, capability, counts: isTrusted || this.choice.allowEmulatedFactors };
    }
    return undefined;
  }

  #capability<K extends IdentityCapability>(id: IdentityProviderId, name: K): Complete<K> {
    const key = `${id} ${name}`;
    const known = this.#capabilities.get(key) as Complete<K> | undefined;
    if (known !== undefined) return known;
    const capability: Provider[K] = this.#providerOf(id)[name];
    if (capability === undefined) throw notSupported(id);
    const created = complete(id, name, capability);
    this.#capabilities.set(key, created);
    return created;
  }

  #providerOf(id: IdentityProviderId): Provider {
    const provider = this.#entries.find((entry) => entry.configured.definition.identityProvider === id)?.provider;
    if (provider === undefined) throw notConfigured(id);
    return provider;
  }

  /** Probes the vendors at most once in five seconds, because the query needs no session and any client can send it. */
  statuses(): Promise<readonly ProviderStatus[]> {
    const now = Date.now();
    if (this.#statuses === undefined || this.#statuses.until <= now) {
      this.#statuses = { until: now + PROBE_LIFETIME_MS, value: Promise.all(this.#entries.map(probe)) };
    }
    return this.#statuses.value;
  }
}

function notConfigured(id: string | undefined): AppError {
  return new AppError(
    'PROVIDER_NOT_CONFIGURED',
    `${id ?? 'An identity provider'} is not configured on this server. Query \`providers\` for the configured ones.`,
  );
}

async function probe({ configured, provider }: Entry): Promise<ProviderStatus> {
  const known = { id: configured.definition.id, mode: configured.mode, configured: provider !== undefined };
  if (provider === undefined) {
    return { ...known, reachable: null, latencyMs: null, problem: 'No credentials are set.', hosts: [] };
  }
  const probes = Object.entries(provider.probe.hosts ?? {});
  if (probes.length === 0) {
    const { name: _, ...status } = await probeHost('', () => provider.probe.probe());
    return { ...known, ...status, hosts: [] };
  }
  const hosts = await Promise.all(probes.map(([name, send]) => probeHost(name, send)));
  const failed = hosts.filter(({ reachable }) => !reachable);
  return {
    ...known,
    reachable: failed.length === 0,
    latencyMs: failed.length === 0 ? Math.max(...hosts.map(({ latencyMs }) => latencyMs ?? 0)) : null,
    problem: failed.map(({ name, problem }) => `${name}: ${problem}`).join(' ') || null,
    hosts,
  };
}

async function probeHost(name: string, send: () => Promise<void>): Promise<HostStatus> {
  const start = performance.now();
  try {
    await send();
    return { name, reachable: true, latencyMs: Math.round(performance.now() - start), problem: null };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return {
      name,
      reachable: false,
      latencyMs: null,
      problem: PROBLEMS[error.code] ?? 'It rejects the probe. Check its credentials.',
    };
  }
}

const PROBLEMS: Partial<Record<ProviderError['code'], string>> = {
  UNAVAILABLE: 'It is unreachable.',
  TIMEOUT: 'It does not answer in time.',
  BAD_REPLY: 'It sends an unexpected response.',
};
