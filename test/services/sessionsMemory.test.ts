import { pino } from 'pino';
import { describe } from 'vitest';
import { openStore } from '../../src/store.js';
import { keepsRotationRules } from '../contracts/sessionRotation.js';
import { keepsSessionPromises } from '../contracts/sessions.js';

const logger = pino({ level: 'silent' });

describe('sessions in memory', () => {
  keepsSessionPromises(() => openStore({ logger }));
});

describe('rotation in memory', () => {
  // test/system/sessionRotation.test.ts runs four times as many.
  keepsRotationRules(() => openStore({ logger }), 75);
});
