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
  keepsRotationRules(() => openStore({ logger }), 300);
});
