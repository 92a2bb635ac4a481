import { describe, expect, it } from 'vitest';
import { LoginMetrics } from '../../src/metrics/loginMetrics.js';
import { PrometheusMetrics } from '../../src/metrics/prometheus.js';

describe('the metrics of logins', () => {
  it('count logins by method, provider and outcome, and no other event', async () => {
    const metrics = new PrometheusMetrics('1.2.3');
    const login = { event: 'login', method: 'email', provider: 'AUTHING', outcome: 'LoginSuccess' };
    metrics.signIn(login);
    metrics.signIn(login);
    metrics.signIn({ ...login, event: 'register' });
    expect(await metrics.text()).toContain(
      'menshen_logins_total{method="email",provider="AUTHING",outcome="LoginSuccess"} 2',
    );
    expect((await metrics.text()).match(/^menshen_logins_total\{/gm)).toHaveLength(1);
  });

  it('continue as other when a label has too many values', () => {
    const seen = new Set<string>();
    const metrics = new LoginMetrics(({ method }) => seen.add(method));
    for (let count = 0; count < 500; count++) {
      metrics.record({ event: 'login', method: `method${count}`, provider: 'AUTHING', outcome: 'LoginSuccess' });
    }
    expect(seen.size).toBe(65);
    expect(seen).toContain('other');
  });

  it('belong to one registry each', async () => {
    const [first, second] = [new PrometheusMetrics('1.2.3'), new PrometheusMetrics('1.2.3')];
    first.eventFailed('webhook');
    expect(await first.text()).toContain('menshen_event_failures_total{sink="webhook"} 1');
    expect(await second.text()).toContain('menshen_event_failures_total{sink="webhook"} 0');
  });
});
