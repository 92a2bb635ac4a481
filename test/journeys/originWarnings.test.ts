import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import { postGraphql } from '../support/pageRequest.js';

interface Warning {
  readonly level: number;
  readonly code?: string;
  readonly origin?: string;
  readonly msg: string;
}

const warnings = (app: TestApp) =>
  app.log
    .map((line) => JSON.parse(line) as Warning)
    .filter(({ level, code = '' }) => level === 40 && /ORIGIN|COOKIE/.test(code));
const call = (app: TestApp, origin: string) => postGraphql(app, { query: '{ __typename }' }, { origin });

describeWithApp('the log', {}, (app) => {
  it('names a refused origin once, with what to change', async () => {
    for (let count = 0; count < 3; count++) {
      await call(app, 'https://evil.example');
      await call(app, 'http://localhost:5173');
      await call(app, 'null');
    }
    expect(warnings(app)).toMatchObject([
      { code: 'ORIGIN_NOT_ALLOWED', origin: 'https://evil.example', msg: expect.stringContaining('ALLOWED_ORIGINS') },
      { code: 'COOKIE_CROSS_SITE', origin: 'http://localhost:5173', msg: expect.stringContaining('x-session-mode') },
      { code: 'ORIGIN_NOT_ALLOWED', origin: 'null', msg: expect.stringContaining('over http') },
    ]);
  });

  it('repeats no header that is not an origin', async () => {
    await call(app, 'https://evil.example/password=Menshen-2026');
    expect(warnings(app).at(-1)?.origin).toBe('malformed');
    expect(app.log.join('')).not.toContain('password=');
  });
});

describeWithApp('the log of a server that many origins call', {}, (app) => {
  it('stays short', async () => {
    for (let count = 0; count < 150; count++) await call(app, `https://page${count}.example`);
    const lines = warnings(app);
    expect(lines).toHaveLength(101);
    expect(lines[99]?.origin).toBe('https://page99.example');
    expect(lines[100]?.msg).toContain('more than 100 origins');
  });
});
