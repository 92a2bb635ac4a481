/** The files for Grafana and Prometheus name only metrics and labels that the server has. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFINITIONS } from '../../src/metrics/definitions.js';
import { PrometheusMetrics } from '../../src/metrics/prometheus.js';

interface Dashboard {
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly targets?: readonly { readonly expr: string }[];
  }[];
}

const dashboard = JSON.parse(readFileSync('ops/grafana/menshen.json', 'utf8')) as Dashboard;
const queries = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const alerts = readFileSync('ops/prometheus/alerts.yml', 'utf8');

/** The names in a query, without the suffixes of histograms. */
const namesIn = (text: string) =>
  [...text.matchAll(/\b((?:menshen|process|nodejs)_\w+)/g)].map(([, name = '']) =>
    name.replace(/_(?:bucket|count|sum)$/, ''),
  );

it('the dashboard and the alerts query metrics that exist', async () => {
  const metrics = new PrometheusMetrics('1.2.3');
  metrics.watchBreakers(() => []);
  const known = [...(await metrics.text()).matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name);
  expect(queries.length).toBeGreaterThan(20);
  for (const name of namesIn([...queries, alerts].join('\n'))) expect(known).toContain(name);
});

it('the dashboard shows every metric of this server', () => {
  const shown = namesIn(queries.join('\n'));
  for (const name of Object.keys(DEFINITIONS)) expect(shown).toContain(name);
});

it('the queries group by labels that the metrics have', () => {
  const labels = new Set([...Object.values(DEFINITIONS).flatMap((each) => [...each.labels]), 'le', 'instance', 'job']);
  const grouped = [...queries, alerts].join('\n').matchAll(/by \(([^)]*)\)/g);
  for (const [, list = ''] of grouped) for (const label of list.split(', ')) expect(labels).toContain(label);
});

it('the panels have a title and an id of their own', () => {
  const ids = dashboard.panels.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(dashboard.panels.every(({ title }) => title !== '')).toBe(true);
});
