import { describe, expect, it } from 'vitest';
import { readStartOptions, startHelp } from '../../src/startOptions.js';

describe('the arguments of a start', () => {
  it('name the folder for import and export', () => {
    expect(readStartOptions([])).toEqual({ importFolder: undefined, exportFolder: undefined, ci: false });
    expect(readStartOptions(['--import', 'state', '--export-on-exit', '--ci'])).toEqual({
      importFolder: 'state',
      exportFolder: 'state',
      ci: true,
    });
  });

  it('are listed by --help', () => {
    expect(startHelp()).toMatch(/--import DIR +Import the state/);
    expect(startHelp()).toContain('--export-on-exit');
  });

  it('are refused with the accepted ones', () => {
    expect(() => readStartOptions(['--imports', 'x'])).toThrow(
      "Unknown option '--imports'. Accepted: --import DIR, --export-on-exit, --ci.",
    );
    expect(() => readStartOptions(['--export-on-exit'])).toThrow('Add --import DIR.');
  });
});
