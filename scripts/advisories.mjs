// Compares the production dependencies in package-lock.json with the known vulnerabilities of the registry. A high or critical
// one fails. Without an answer of the registry, as on a machine without network, nothing is checked, and the output says so.
import { spawnSync } from 'node:child_process';

const SERIOUS = ['high', 'critical'];
// Without a network this ends at once.
const COMMAND =
  'npm audit --omit=dev --package-lock-only --json --loglevel=silent --fetch-retries=0 --fetch-timeout=20000';

const { stdout } = spawnSync(COMMAND, { encoding: 'utf8', shell: true });
const report = parse(stdout);
if (report.vulnerabilities === undefined) {
  process.stdout.write(
    `NOT CHECKED: the registry does not tell its advisories. ${report.message ?? 'npm has no answer.'}\n`,
  );
} else {
  const found = Object.values(report.vulnerabilities).filter(({ severity }) => SERIOUS.includes(severity));
  for (const { name, severity, via } of found) {
    const titles = via.map((cause) =>
      typeof cause === 'string' ? `through ${cause}` : `${cause.title} (${cause.range}) ${cause.url}`,
    );
    process.stderr.write(`${severity}\t${name}\t${titles.join('; ')}\n`);
  }
  const { total } = report.metadata.vulnerabilities;
  process.stdout.write(`${total} advisories for production dependencies, ${found.length} of them high or critical\n`);
  if (found.length > 0) process.exitCode = 1;
}

/** @param {string} text of npm; empty when npm itself is missing */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
