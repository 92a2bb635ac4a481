/** The mini program of docs/guides/mini-program.md, in a context that has the JavaScript language, `wx` and timers alone. */
import { createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';
import { describeWithApp } from '../../../test/support/app.js';
import { fileBlocks } from '../../../test/support/docPages.js';
import { bundle } from './support/bundle.js';
import { wxOverHttp } from './support/wx.js';

const PHONE = '13800000001';

interface MiniPage {
  readonly data: Record<string, unknown>;
  setData(data: object): void;
  onLoad(): void;
  onPhone(event: { detail: { value: string } }): void;
  onCode(event: { detail: { value: string } }): void;
  sendCode(): void;
  signIn(): void;
}

describeWithApp('the guide for mini programs', {}, (app) => {
  it('leads to one that signs in by a code', async () => {
    const page = 'docs/guides/mini-program.md';
    const files = new Map([...fileBlocks(page)].map(([name, text]) => [name.replace('miniprogram/', ''), text]));
    const storage = new Map<string, string>();
    const wx = {
      ...wxOverHttp(),
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: string) => void storage.set(key, value),
      removeStorageSync: (key: string) => void storage.delete(key),
      navigateBack: () => shown.push('back'),
    };
    const shown: string[] = [];
    const entry = `export * from './src/index.ts';`;
    const client = bundle(entry, '--format=cjs', '--target=es2018').toString();
    const context = createContext({ setTimeout, clearTimeout, wx });
    const load = (text: string, require: (name: string) => unknown) => {
      const scope = { exports: {} };
      const scripted = `(function (module, exports, require, Page) { ${text}\n})`;
      runInContext(scripted, context)(scope, scope.exports, require, (page: MiniPage) => pages.push(page));
      return scope.exports;
    };
    const pages: MiniPage[] = [];
    const own = load((files.get('menshen.js') ?? '').replace('https://id.example.com', app.url()), () =>
      load(client, () => undefined),
    ) as { readonly session: { readonly status: string } };
    load(files.get('pages/sign-in/sign-in.js') ?? '', () => own);
    const [mini] = pages;
    if (mini === undefined) throw new Error('The guide registers no page.');
    mini.setData = (data) => Object.assign(mini.data, data);

    mini.onLoad();
    mini.onPhone({ detail: { value: PHONE } });
    mini.sendCode();
    await expect.poll(() => mini.data.codeSent).toBe(true);
    mini.onCode({ detail: { value: await app.control.code(PHONE) } });
    mini.signIn();
    await expect.poll(() => shown).toEqual(['back']);
    expect(own.session.status).toBe('signedIn');
    expect(storage.size).toBe(1);
  });
});
