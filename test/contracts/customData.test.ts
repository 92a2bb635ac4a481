import { expect, it } from 'vitest';
import type { VendorSession } from '../../src/datasources/capabilities.js';
import { CALLER } from '../support/caller.js';
import { describeEach } from '../support/provider.js';

await describeEach('customData', (subject) => {
  const data = () => subject().provider.customData ?? expect.fail('no custom data');
  const user = async (): Promise<{ vendor: VendorSession; id: string }> => {
    const method = { kind: 'username', username: 'contract', password: 'Contract-2026' } as const;
    const registered = await subject().provider.identity?.register(method, { forceLogin: true }, CALLER);
    if (registered?.type !== 'registered' || registered.vendor === null) expect.fail('not signed in');
    return { vendor: registered.vendor, id: registered.user.id };
  };

  it('keeps values in their own types and lists those that are set', async () => {
    const { vendor, id } = await user();
    expect(await data().list(vendor, id, CALLER)).toEqual([]);
    const values = [
      { key: 'school', value: '42' },
      { key: 'age', value: 42 },
      { key: 'vip', value: true },
      { key: 'preferences', value: { list: ['a', 1] } },
    ];
    const written = await data().setMany(vendor, id, values, CALLER);
    expect(written.map(({ key, value }) => ({ key, value }))).toEqual(expect.arrayContaining(values));
    expect(await data().list(vendor, id, CALLER)).toEqual(written);
    const left = await data().remove(vendor, id, 'age', CALLER);
    expect(left.map(({ key }) => key)).not.toContain('age');
    expect(await data().setOne(vendor, id, 'age', 7, CALLER)).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: 'age', value: 7, dataType: 'NUMBER' })]),
    );
  });

  it('writes all or nothing', async () => {
    const { vendor, id } = await user();
    const values = [
      { key: 'age', value: 1 },
      { key: 'school', value: 2 },
    ];
    await expect(data().setMany(vendor, id, values, CALLER)).rejects.toMatchObject({ code: 'INPUT_REJECTED' });
    expect(await data().list(vendor, id, CALLER)).toEqual([]);
  });

  it('is the user’s own', async () => {
    const { vendor } = await user();
    const other = 'ffffffffffffffffffffffff';
    await expect(data().setOne(vendor, other, 'age', 1, CALLER)).rejects.toMatchObject({ name: 'ProviderError' });
  });
});
