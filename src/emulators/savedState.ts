/** Export and import of the emulators' state: as one document, and as a folder with a file for each provider. */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import type { EmulatedClock } from './clock.js';
import { ControlError } from './controlError.js';
import type { RunningEmulator } from './emulator.js';

const savedState = z.strictObject({
  version: z.literal(1),
  clock: z.strictObject({ offsetSeconds: z.number().min(0) }),
  /** The state of each provider, in its own form. */
  providers: z.record(z.string(), z.unknown()),
});

export type SavedState = z.infer<typeof savedState>;

export interface Savable {
  readonly clock: EmulatedClock;
  readonly running: ReadonlyMap<string, RunningEmulator>;
  reset(): void;
}

const CLOCK_FILE = 'clock.json';

export function exportState({ clock, running }: Savable): SavedState {
  const providers = [...running].flatMap(([id, { save }]) => (save ? [[id, save()]] : []));
  return { version: 1, clock: { offsetSeconds: clock.offsetSeconds }, providers: Object.fromEntries(providers) };
}

/**
 * Resets everything and then restores what the document contains. Providers that it does not name get their seeded state.
 * @throws ControlError 400 when a part has another form. Users, settings and the clock are then as before.
 */
export function importState(savable: Savable, document: unknown): void {
  const read = savedState.safeParse(document);
  if (!read.success) throw new ControlError(400, `This is not an exported state: ${z.prettifyError(read.error)}`);
  const previous = exportState(savable);
  try {
    restore(savable, read.data);
  } catch (error) {
    restore(savable, previous);
    throw error;
  }
}

function restore(savable: Savable, { clock, providers }: SavedState): void {
  savable.reset();
  savable.clock.advance(clock.offsetSeconds);
  for (const [id, saved] of Object.entries(providers)) {
    try {
      savable.running.get(id)?.restore?.(saved);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ControlError(400, `The state of ${id} cannot be imported: ${reason}`);
    }
  }
}

/**
 * Creates the folder if it does not exist, so that a start fails which could not write its state at the end.
 * @throws ControlError 400
 */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new ControlError(400, `${folder} is not a folder that can be written. Name another one after --import.`);
  }
}

/** Writes `clock.json` and a file for each provider. */
export function writeFolder(folder: string, { clock, providers }: SavedState): void {
  prepareFolder(folder);
  const files = { [CLOCK_FILE]: clock, ...mapKeys(providers, (id) => `${id}.json`) };
  for (const [file, content] of Object.entries(files)) {
    // The files hold hashes of passwords and TOTP secrets of made-up users, and may hold those of real testers.
    writeFileSync(join(folder, file), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  }
}

/**
 * @throws ControlError 400 when the folder is a file, or when a file of it is not JSON
 * @returns undefined when the folder does not exist or is empty
 */
export function readFolder(folder: string): SavedState | undefined {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new ControlError(400, `${folder} is not a folder. Name a folder after --import.`);
  }
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  if (files.length === 0) return undefined;
  const contents = new Map(files.map((file) => [file, readJson(join(folder, file))]));
  const clock = (contents.get(CLOCK_FILE) ?? { offsetSeconds: 0 }) as SavedState['clock'];
  contents.delete(CLOCK_FILE);
  return { version: 1, clock, providers: mapKeys(Object.fromEntries(contents), (file) => basename(file, '.json')) };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new ControlError(400, `${file} is not JSON.`);
  }
}

function mapKeys(record: Readonly<Record<string, unknown>>, change: (key: string) => string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [change(key), value]));
}
