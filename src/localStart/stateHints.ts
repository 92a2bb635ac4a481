/** What a local start prints about the state of the emulators: where it comes from, and whether it is kept. */
interface StateFacts {
  readonly importFolder: string | undefined;
  readonly exportFolder: string | undefined;
  /** Whether the folder had a state. */
  readonly isImported: boolean;
  /** How far the imported clock is ahead of real time. */
  readonly offsetSeconds: number;
  /** The command that accepts the options. */
  readonly command: string;
}

export function describeState({
  importFolder,
  exportFolder,
  isImported,
  offsetSeconds,
  command,
}: StateFacts): string[] {
  if (importFolder === undefined) {
    return [
      `Users and settings are kept until this process ends. To keep them longer: ${command} --import .menshen --export-on-exit`,
    ];
  }
  const origin = isImported
    ? `Imported the state of ${importFolder}.`
    : `${importFolder} contains no state: this start begins with the seeded users.`;
  const end =
    exportFolder === undefined
      ? 'Changes are not written back. To keep them, add --export-on-exit.'
      : 'The state is written there when this process ends.';
  const ahead = Math.round(offsetSeconds);
  return [
    `${origin} ${end}`,
    ...(ahead > 0
      ? [`The imported clock is ${ahead} seconds ahead of real time. The tab Clock of the start page resets it.`]
      : []),
  ];
}
