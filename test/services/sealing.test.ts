import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealer, sealWith } from '../../src/services/sealing.js';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];

describe('sealing', () => {
  it('opens what it sealed, for the same record', () => {
    const sealer = createSealer([newKey]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (plain, context) => {
        expect(sealer.open(sealer.seal(plain, context), context)).toBe(plain);
      }),
    );
  });

  it('does not open under another record', () => {
    const sealer = createSealer([newKey]);
    expect(sealer.open(sealer.seal('secret', 'session:1'), 'session:2')).toBeUndefined();
  });

  it('never seals the same way twice and shows nothing of the text', () => {
    const sealer = createSealer([newKey]);
    const sealed = [sealer.seal('secret', 'record'), sealer.seal('secret', 'record')];
    expect(sealed[0]).not.toBe(sealed[1]);
    expect(sealed.join()).not.toContain('secret');
    expect(sealed.join()).not.toContain(Buffer.from('secret').toString('base64url'));
  });

  it('notices a change of any byte', () => {
    const sealer = createSealer([newKey]);
    const sealed = sealer.seal('secret', 'record');
    const start = sealed.indexOf('.') + 1;
    const bytes = Buffer.from(sealed.slice(start), 'base64url');
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(sealer.open(sealed.slice(0, start) + changed.toString('base64url'), 'record')).toBeUndefined();
    }
  });

  it('answers undefined for anything that is not sealed', () => {
    const sealer = createSealer([newKey]);
    const id = sealer.seal('', '').split('.')[0];
    for (const text of ['', '.', 'text', `${id}.`, `${id}.AAAA`, `${id}.${'A'.repeat(36)}`]) {
      expect(sealer.open(text, 'record')).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => sealer.open(`${id}.${text}`, 'record') === undefined));
  });

  it('opens with an older key and seals with the first', () => {
    const sealed = createSealer([oldKey]).seal('secret', 'record');
    const rotated = createSealer([newKey, oldKey]);
    expect(rotated.open(sealed, 'record')).toBe('secret');
    const resealed = rotated.seal('secret', 'record');
    expect(createSealer([newKey]).open(resealed, 'record')).toBe('secret');
    expect(createSealer([oldKey]).open(resealed, 'record')).toBeUndefined();
  });

  it('refuses keys of the wrong length and none at all', () => {
    expect(() => createSealer([])).toThrow(RangeError);
    expect(() => createSealer([randomBytes(16)])).toThrow(RangeError);
  });

  it('seals with a token so that only that token opens', () => {
    const sealed = sealWith('token-one').seal('secret', 'record');
    expect(sealWith('token-one').open(sealed, 'record')).toBe('secret');
    expect(sealWith('token-two').open(sealed, 'record')).toBeUndefined();
    expect(sealed).not.toContain('token');
  });
});

describe('fingerprints', () => {
  it('come one for each key, the first key first', () => {
    const both = createSealer([newKey, oldKey]).fingerprints('13800000000', 'identifier');
    expect(both).toEqual([
      ...createSealer([newKey]).fingerprints('13800000000', 'identifier'),
      ...createSealer([oldKey]).fingerprints('13800000000', 'identifier'),
    ]);
    expect(both[0]).not.toBe(both[1]);
  });

  it('differ by purpose', () => {
    const sealer = createSealer([newKey]);
    expect(sealer.fingerprints('text', 'one')).not.toEqual(sealer.fingerprints('text', 'other'));
  });
});
