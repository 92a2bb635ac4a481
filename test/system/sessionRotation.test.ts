import { pino } from 'pino';
import { describe } from 'vitest';
import { openStore } from '../../src/store.js';
import { keepsRotationRules } from '../contracts/sessionRotation.js';

describe('rotation in memory, with many interleavings', () => {
  keepsRotationRules(() => openStore({ logger: pino({ level: 'silent' }) }), 300);
});
