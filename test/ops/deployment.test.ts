/** Dockerfile, compose.yaml and ops/: what they say of the server is true. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settingsOf } from '../../src/config/providerSettings.js';
import { serverSettings } from '../../src/config/serverSettings.js';
import { loadConfig } from '../../src/config.js';
import { loadDefinitions } from '../../src/providers.js';
import { describeWithApp } from '../support/app.js';
import { lastOf, readDockerfile } from '../support/dockerfile.js';

interface Manifest {
  readonly kind: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
  readonly spec?: {
    readonly template: {
      readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
      readonly spec: { readonly containers: readonly Container[] };
    };
    readonly [name: string]: unknown;
  };
}

interface Container {
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly envFrom: readonly unknown[];
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
}

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

interface Ingress {
  readonly from: readonly { readonly namespaceSelector: { readonly matchLabels: Readonly<Record<string, string>> } }[];
  readonly ports: readonly { readonly port: string }[];
}

const NAMESPACE = 'kubernetes.io/metadata.name';

const definitions = await loadDefinitions();
const server = serverSettings(definitions);
const names = [...Object.values(server), ...definitions.flatMap(settingsOf)].map(({ env }) => env);
const port = Number(server.port.default);
const METRICS_PORT = Number(server.metricsPort.example);

const folder = 'ops/kubernetes';
const manifests = readdirSync(folder).map((file) => parse(readFileSync(`${folder}/${file}`, 'utf8')) as Manifest);
const manifest = (kind: string) => manifests.find((each) => each.kind === kind) ?? expect.fail(`${kind} is missing`);
const [container] = manifest('Deployment').spec?.template.spec.containers ?? [];
if (container === undefined) throw new Error('The deployment has no container.');

describe('the manifests of Kubernetes', () => {
  it('name settings that exist, and hold no usable key', () => {
    const { data = {} } = manifest('ConfigMap');
    const { stringData = {} } = manifest('Secret');
    const variables = Object.keys({ ...data, ...stringData });
    expect(variables.filter((name) => !names.includes(name))).toEqual([]);
    expect(variables).toEqual(expect.arrayContaining(['SESSION_KEY', 'STORE_URL', 'PUBLIC_URL']));
    expect(() => loadConfig({ NODE_ENV: 'production', ...data, ...stringData }, definitions)).toThrow(
      /SESSION_KEY must/,
    );
    expect(new Set(Object.values(stringData))).toEqual(new Set(['REPLACE']));
  });

  it('agree about ports and labels', () => {
    expect(container.ports).toEqual([
      { name: 'http', containerPort: port },
      { name: 'metrics', containerPort: METRICS_PORT },
    ]);
    const { ports } = manifest('Service').spec as { ports?: unknown };
    expect(ports).toEqual([{ name: 'http', port: 80, targetPort: 'http' }]);
    const labels = { 'app.kubernetes.io/name': 'menshen' };
    expect(manifest('Deployment').spec).toMatchObject({ replicas: 2, selector: { matchLabels: labels } });
    expect(manifest('Service').spec).toMatchObject({ selector: labels });
    expect(manifest('PodDisruptionBudget').spec).toMatchObject({ minAvailable: 1, selector: { matchLabels: labels } });
  });
});

describe('the metrics in Kubernetes', () => {
  it('are scraped from each pod, and reach only Prometheus', () => {
    const { METRICS_PORT: own, METRICS_HOST } = manifest('ConfigMap').data ?? {};
    expect([own, METRICS_HOST]).toEqual([String(METRICS_PORT), '0.0.0.0']);
    expect(manifest('Deployment').spec?.template.metadata.annotations).toEqual({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': own,
      'prometheus.io/path': '/metrics',
    });
    const { ingress } = manifest('NetworkPolicy').spec as { ingress?: readonly Ingress[] };
    expect(ingress?.map(({ from, ports }) => [from[0]?.namespaceSelector.matchLabels[NAMESPACE], ports])).toEqual([
      ['ingress-nginx', [{ port: 'http' }]],
      ['monitoring', [{ port: 'metrics' }]],
    ]);
  });
});

describeWithApp('the probes of Kubernetes', {}, (app) => {
  it.each(['startupProbe', 'livenessProbe', 'readinessProbe'] as const)(
    'call a path that answers: %s',
    async (name) => {
      const { path, port: name_ } = container[name].httpGet;
      expect(name_).toBe('http');
      expect((await fetch(`${app.url()}${path}`)).status).toBe(200);
    },
  );
});

describe('the Dockerfile', () => {
  const stages = readDockerfile();
  const [build, final] = [stages[0], stages.at(-1)];
  if (build === undefined || final === undefined) throw new Error('The Dockerfile has no stages.');
  const copied = build.instructions.filter(({ name }) => name === 'COPY').map(({ text }) => text.split(' '));

  it('gives npm the manifests of all workspaces', () => {
    const workspaces = readdirSync('packages').map((name) => `packages/${name}/package.json`);
    const sources = copied.slice(0, -1).flatMap((words) => words.slice(0, -1));
    expect(sources.filter((source) => !existsSync(source))).toEqual([]);
    expect(sources).toEqual(expect.arrayContaining(workspaces));
    expect(copied.at(-1)).toEqual(['.', '.']);
  });

  it('starts the server in production as a user that is not root, without a shell', () => {
    expect(lastOf(final, 'ENV')).toEqual(['NODE_ENV=production']);
    expect(lastOf(final, 'USER')).toEqual(['65532:65532']);
    expect(lastOf(final, 'EXPOSE')).toEqual([String(port)]);
    expect(lastOf(final, 'CMD')).toEqual(['node', 'dist/main.js']);
    expect(lastOf(final, 'HEALTHCHECK')[0]).toMatch(/ CMD \["node", "dist\/cli\.js", "health"\]$/);
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    expect(Object.keys(scripts)).toContain('build');
  });

  it('leaves secrets and installed packages out of the build', () => {
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['**/.env', '**/.env.*', '**/*.pem', '**/node_modules', '.git']));
    for (const folder of ['src', 'scripts', 'packages', 'schema']) expect(ignored).not.toContain(folder);
  });
});

describe('compose.yaml', () => {
  const { services, networks } = parse(readFileSync('compose.yaml', 'utf8')) as {
    services: Record<string, Record<string, unknown>>;
    networks: Record<string, { ipam?: { config: readonly { subnet: string }[] } }>;
  };

  it('sets settings that exist, and trusts the network of nginx', () => {
    const environment = services.menshen?.environment as Record<string, string>;
    expect(Object.keys(environment).filter((name) => !names.includes(name))).toEqual([]);
    expect(environment.TRUSTED_PROXIES).toBe(networks.front?.ipam?.config[0]?.subnet);
    expect(services.nginx?.networks).toEqual(['front']);
    expect(new URL(environment.STORE_URL ?? '').hostname).toBe('redis');
  });

  it('serves metrics in the networks of the containers, where nginx does not forward them', () => {
    expect(services.menshen?.environment).toMatchObject({ METRICS_PORT, METRICS_HOST: '0.0.0.0' });
    expect(readFileSync('ops/nginx/nginx.conf', 'utf8')).not.toContain(String(METRICS_PORT));
  });

  it('publishes nginx only, and mounts a file that exists', () => {
    expect(Object.keys(services).filter((name) => 'ports' in (services[name] ?? {}))).toEqual(['nginx']);
    const [file] = ((services.nginx?.volumes ?? []) as string[]).map((volume) => volume.split(':')[0] ?? '');
    expect(existsSync(file ?? '')).toBe(true);
    expect(readFileSync(file ?? '', 'utf8')).toContain(`server menshen:${port};`);
  });
});

it('the unit of systemd serves metrics where the configuration of Prometheus expects them', () => {
  const unit = readFileSync('ops/systemd/menshen.service', 'utf8').split('\n');
  expect(unit).toContain(`Environment=METRICS_PORT=${METRICS_PORT}`);
  expect(unit.filter((line) => line.startsWith('Environment=METRICS_HOST'))).toEqual([]);
  const target = `${server.metricsHost.default}:${METRICS_PORT}`;
  expect(readFileSync('ops/prometheus/prometheus.yml', 'utf8')).toContain(`targets: ['${target}']`);
});
