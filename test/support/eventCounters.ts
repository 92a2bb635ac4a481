import type { EventCounters } from '../../src/events/event.js';

/** Counts nothing. */
export const NO_COUNTERS: EventCounters = { emitted: () => {}, dropped: () => {}, failed: () => {} };
