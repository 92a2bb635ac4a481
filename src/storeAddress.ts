/** Where the store is. `config/` checks the settings with this module, and `store/` connects with its result. */

/** What the settings say. */
export interface StoreAccess {
  readonly url: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** The credentials of the Sentinels, which have users of their own. */
  readonly sentinelUsername?: string | undefined;
  readonly sentinelPassword?: string | undefined;
  /** The texts of PEM files. */
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

export type Topology = 'single' | 'sentinel' | 'cluster';

export interface StoreNode {
  readonly host: string;
  readonly port: number;
}

export interface StoreAddress {
  readonly topology: Topology;
  readonly tls: boolean;
  /** One server, or the Sentinels, or nodes of the cluster. */
  readonly nodes: readonly StoreNode[];
  /** The name of the master at the Sentinels. Empty for the other topologies. */
  readonly masterName: string;
  readonly database: number;
  readonly username?: string;
  readonly password?: string;
}

const FORM = /^(rediss?)(?:\+(sentinel|cluster))?:\/\/(?:(.*)@)?([^@/]*)(?:\/(.*))?$/;
const NODE = /^(\[[\da-fA-F:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/;
const PORTS: Readonly<Record<Topology, number>> = { single: 6379, sentinel: 26_379, cluster: 6379 };
const EXAMPLES: Readonly<Record<Topology, string>> = {
  single: 'redis://127.0.0.1:6379',
  sentinel: 'redis+sentinel://10.0.0.1:26379,10.0.0.2:26379/mymaster',
  cluster: 'redis+cluster://10.0.0.1:6379,10.0.0.2:6379',
};

/**
 * @throws RangeError whose message completes "STORE_URL must …" with an example. It contains no part of the URL, which may
 * hold a password.
 */
export function parseStoreUrl(url: string): StoreAddress {
  const [matched, scheme, kind, credentials, hosts = '', path = ''] = FORM.exec(url) ?? [];
  if (matched === undefined) {
    throw refused('begin with redis://, redis+sentinel:// or redis+cluster://, or with rediss for TLS', 'single');
  }
  const topology: Topology = kind === 'sentinel' || kind === 'cluster' ? kind : 'single';
  const nodes = hosts.split(',').map((text) => parseNode(text.trim(), topology));
  if (topology === 'single' && nodes.length > 1) {
    throw refused('name one server, without a comma. For several use redis+cluster:// or redis+sentinel://', 'cluster');
  }
  if (topology === 'sentinel' && path === '') {
    throw refused('end with a slash and the name of the master at the Sentinels', topology);
  }
  if (topology === 'cluster' && path !== '') throw refused('have no path: a cluster has one database', topology);
  if (topology === 'single' && !/^\d{0,3}$/.test(path)) {
    throw refused('have no path, except the number of a database', topology);
  }
  return {
    topology,
    tls: scheme === 'rediss',
    nodes,
    masterName: topology === 'sentinel' ? path : '',
    database: topology === 'single' ? Number(path) : 0,
    ...(credentials !== undefined && parseCredentials(credentials, topology)),
  };
}

/** `127.0.0.1:6379,127.0.0.1:6380` */
export function nodesText(nodes: readonly StoreNode[]): string {
  return nodes.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`).join(',');
}

function parseNode(text: string, topology: Topology): StoreNode {
  const [, host, port = PORTS[topology]] = NODE.exec(text) ?? [];
  if (host === undefined || Number(port) > 65_535) {
    throw refused('hold a host name or an address, and a port up to 65535', topology);
  }
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

function parseCredentials(text: string, topology: Topology): { username?: string; password?: string } {
  const [, username = '', password = ''] = /^([^:]*):?(.*)$/s.exec(text) ?? [];
  try {
    const [name, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
    return { ...(name && { username: name }), ...(secret && { password: secret }) };
  } catch {
    throw refused('hold a percent-encoded password, or leave it to STORE_PASSWORD', topology);
  }
}

function refused(rule: string, topology: Topology): RangeError {
  return new RangeError(`STORE_URL must ${rule}. Example: STORE_URL=${EXAMPLES[topology]}`);
}
