/**
 * `npm run drills`: what users see while a vendor, the store or an instance fails. It needs `redis-server` on the PATH.
 * `--only NAME` runs the drills whose names begin so, separated by commas; `--seconds N` sets how long each fault lasts.
 */
import { parseArgs } from 'node:util';
import { redisAvailable } from '../support/redisProcess.js';
import { AROUND_DRILLS } from './around.js';
import { AUDIT_DRILL } from './audit.js';
import { type Drill, run } from './drill.js';
import { openStage } from './stage.js';
import { notRun, rowOf, table } from './table.js';
import { VENDOR_DRILLS } from './vendors.js';

const { values } = parseArgs({
  options: { only: { type: 'string' }, seconds: { type: 'string', default: '6' } },
});
const seconds = Number(values.seconds);
const only = values.only?.split(',');
const isChosen = ({ name }: Drill) => only === undefined || only.some((start) => name.startsWith(start));
const drills = [...VENDOR_DRILLS, ...AROUND_DRILLS, AUDIT_DRILL];
const chosen = drills.filter(isChosen);
const problem = findProblem();
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}

const rows: string[][] = [];
process.stderr.write('Starting Redis, the emulators and two instances.\n');
const stage = await openStage();
for (const drill of chosen) {
  process.stderr.write(`${drill.name}: ${drill.fault}.\n`);
  try {
    rows.push(rowOf(await run(drill, stage, seconds)));
  } catch (error) {
    // The other drills still tell something.
    process.exitCode = 1;
    rows.push(notRun(drill.name, drill.fault, error instanceof Error ? error.message : String(error)));
  }
}
await stage.close();
process.stdout.write(`${table(rows)}\n`);
process.exit();

function findProblem(): string | undefined {
  if (!redisAvailable) return 'The drills need redis-server on the PATH.';
  if (!(seconds >= 1 && seconds <= 600)) return '--seconds must be from 1 to 600. Example: --seconds 6';
  if (chosen.length > 0) return undefined;
  return `--only must begin with one of these names: ${drills.map(({ name }) => name).join(', ')}.`;
}
