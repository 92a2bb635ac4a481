/** A real Prometheus scrapes a server, with the files of ops/prometheus. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../support/app.js';
import { LoginDocument } from '../support/generated/operations.js';
import { SEEDED_LOGIN, signedIn } from '../support/people.js';
import { describeWithPrometheus, type Prometheus, promtool, startPrometheus } from '../support/prometheus.js';

const SOON = { interval: 200 };

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets?: readonly { readonly expr: string }[] }[];
}

describeWithPrometheus('Prometheus', () => {
  const app = new TestApp();
  let prometheus: Prometheus | undefined;

  beforeAll(async () => {
    await app.start({ environment: { METRICS_PORT: '0' } });
    prometheus = await startPrometheus(new URL(app.metricsUrl()).host);
  });
  afterAll(async () => {
    await prometheus?.stop();
    await app.close();
  });
  const query = async (expression: string) => Object.values((await prometheus?.query(expression)) ?? {});

  it('finds no fault in the metrics and the rules', async () => {
    await signedIn(app);
    const page = await (await fetch(`${app.metricsUrl()}/metrics`)).text();
    expect(promtool(['check', 'metrics'], page)).toBe('');
    expect(promtool(['check', 'rules', 'ops/prometheus/alerts.yml'])).toContain('SUCCESS');
    expect(promtool(['check', 'config', 'ops/prometheus/prometheus.yml'])).toContain('SUCCESS');
  });

  it('scrapes the server and sees a login', async () => {
    await expect.poll(() => query('up{job="menshen"}'), SOON).toEqual([1]);
    const logins = 'menshen_operations_total{operation="login",outcome="LoginSuccess"}';
    const [before = 0] = await query(logins);
    await app.client().run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    await expect.poll(async () => (await query(logins))[0] ?? 0, SOON).toBeGreaterThan(before);
  });

  it('understands every query of the dashboard', async () => {
    const { panels } = JSON.parse(readFileSync('ops/grafana/menshen.json', 'utf8')) as Dashboard;
    const expressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    for (const expression of expressions) {
      const filled = expression
        .replaceAll('$job', '.*')
        .replaceAll('$instance', '.*')
        .replaceAll('$__rate_interval', '1m');
      expect(await query(filled), expression).toBeInstanceOf(Array);
    }
    expect(await query('menshen_info{job=~".*"}')).toEqual([1]);
  });
});
