import type { Changes } from '../changes.js';
import type { EmulatedClock } from '../clock.js';
import type { RunningEmulator } from '../emulator.js';
import type { Channel } from '../host.js';
import type { Inbox } from '../inbox.js';
import type { Timeline } from '../timeline/timeline.js';
import type { Worlds } from '../worlds/worlds.js';

/** What the control API works on. Providers are listed by id. */
export interface Controlled {
  readonly clock: EmulatedClock;
  readonly inbox: Inbox;
  readonly timeline: Timeline;
  readonly changes: Changes;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly running: ReadonlyMap<string, RunningEmulator>;
  readonly publicUrl: string | undefined;
  /** Undefined in a world. */
  readonly worlds: Worlds | undefined;
  reset(): void;
}
