// All that CI runs: format and lint, types, schema and codegen drift, tests (the architecture is one of them).
import { spawnSync } from 'node:child_process';

const STEPS = [
  ['format and lint', 'biome check --error-on-warnings .'],
  ['types', 'tsc --noEmit -p .'],
  ['schema and docs drift', 'tsx scripts/print.ts --check'],
  ['codegen drift', 'graphql-codegen --config codegen.yml --check'],
  ['build', 'tsc -p tsconfig.build.json'],
  ['tests', 'npm test'],
];

for (const [name, command] of STEPS) {
  process.stdout.write(`\n── ${name}: ${command}\n`);
  // Commands are constants; a shell finds them in node_modules/.bin on every system.
  const { status } = spawnSync(command, { stdio: 'inherit', shell: true });
  if (status !== 0) {
    process.stderr.write(`\nThe check failed at: ${name}\n`);
    process.exit(status ?? 1);
  }
}
