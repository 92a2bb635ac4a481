/** ops/systemd, checked by systemd itself where the machine has it. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const UNIT = 'ops/systemd/menshen.service';
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!hasSystemd) process.stderr.write('Skipped: "the unit of systemd" needs the program systemd-analyze.\n');

describe.skipIf(!hasSystemd)('the unit of systemd', () => {
  it('has no mistake that systemd finds', () => {
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', UNIT], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('exposes little to the service: systemd rates it below 2 of 10', () => {
    const args = ['security', '--offline=yes', '--threshold=20', '--no-pager', UNIT];
    const { status, stdout } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
    expect(stdout).toMatch(/Overall exposure level/);
    expect(status).toBe(0);
  });
});
