/** How each benchmark runs: it prints what it does, stops what it started, and fails with a sentence. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** BENCH_SECONDS: how long each turn takes. */
export function secondsPerTurn(): number {
  const seconds = Number(process.env.BENCH_SECONDS || 3);
  if (!(seconds >= 1 && seconds <= 60)) throw new Error('BENCH_SECONDS must be from 1 to 60. Example: BENCH_SECONDS=3');
  return seconds;
}

export async function run(main: () => Promise<void>): Promise<never> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
  try {
    await main();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
