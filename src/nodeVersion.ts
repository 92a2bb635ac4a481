/** The oldest Node that runs this server: `engines` of package.json. */
const MIN_MAJOR = 20;
const MIN_MINOR = 19;

/** Ends the process with one sentence on an older Node. */
export function requireNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > MIN_MAJOR || (major === MIN_MAJOR && minor >= MIN_MINOR)) return;
  process.stderr.write(
    `Menshen requires Node ${MIN_MAJOR}.${MIN_MINOR} or newer, and this is Node ${process.versions.node}. Install a newer version from https://nodejs.org.\n`,
  );
  process.exit(1);
}
