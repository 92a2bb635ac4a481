/** The settings of the isolated worlds of a local start. */
import { integer, setting } from '../setting.js';

export const WORLD_SETTINGS = {
  maxWorlds: setting({
    env: 'MAX_WORLDS',
    description:
      'the maximum number of isolated worlds that a local start runs at the same time, from 0 to 64. Each one is a server with its own emulators; parallel test workers use one each.',
    example: '16',
    default: '16',
    schema: integer(0, 64),
  }),
  worldIdleSeconds: setting({
    env: 'WORLD_IDLE_SECONDS',
    description:
      'the number of seconds without a request to its server or its control API after which a world ends, from 1 to 86400.',
    example: '900',
    default: '900',
    schema: integer(1, 86_400),
  }),
} as const;
