import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareFolder, readFolder } from '../../src/emulators/savedState.js';
import { describeState } from '../../src/localStart/stateHints.js';

const NONE = {
  importFolder: undefined,
  exportFolder: undefined,
  isImported: false,
  offsetSeconds: 0,
  command: 'npm start --',
};

describe('what a start prints about the state', () => {
  it('names the command that keeps it', () => {
    expect(describeState(NONE)).toEqual([expect.stringContaining('npm start -- --import .menshen --export-on-exit')]);
  });

  it('names the folder, whether it had a state, and whether it receives one', () => {
    expect(describeState({ ...NONE, importFolder: 'a' })).toEqual([
      'a contains no state: this start begins with the seeded users. Changes are not written back. To keep them, add --export-on-exit.',
    ]);
    expect(describeState({ ...NONE, importFolder: 'a', exportFolder: 'a', isImported: true })).toEqual([
      'Imported the state of a. The state is written there when this process ends.',
    ]);
  });

  it('names an imported clock', () => {
    const [, clock] = describeState({ ...NONE, importFolder: 'a', isImported: true, offsetSeconds: 86_400.02 });
    expect(clock).toContain('86400 seconds ahead');
  });
});

describe('the folder of the state', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'menshen-state-'));
    writeFileSync(join(folder, 'file'), '');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is refused at the start when it is a file or cannot be created', () => {
    const file = join(folder, 'file');
    expect(() => readFolder(file)).toThrow('is not a folder');
    expect(() => prepareFolder(join(file, 'state'))).toThrow('is not a folder that can be written');
  });

  it('is created at the start', () => {
    prepareFolder(join(folder, 'new', 'state'));
    expect(readFolder(join(folder, 'new', 'state'))).toBeUndefined();
  });
});
