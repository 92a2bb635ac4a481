/** A rehearsal: the production configuration with emulators in place of all vendors. */
import * as z from 'zod';
import { isLoopbackOrigin } from '../origins.js';
import { setting, yesNo } from '../setting.js';

export const REHEARSAL_SETTINGS = {
  rehearsal: setting({
    env: 'REHEARSAL',
    description:
      'yes or no: whether this start is a rehearsal of production. Emulators replace all vendors, so the server does not start with credentials of a vendor or with SIGNING_KEYS. It listens on loopback only, uses keys of its own, and marks every response with the header `menshen-rehearsal: yes`.',
    example: 'yes',
    default: 'no',
    schema: yesNo,
  }),
  rehearsalEmulators: setting({
    env: 'REHEARSAL_EMULATORS',
    description:
      'the address, on this machine, of a local start whose emulators a rehearsal uses. Several instances of one rehearsal share them that way. Without it, each instance starts its own.',
    example: 'http://127.0.0.1:4000',
    schema: z.string().refine(isLoopbackOrigin).optional(),
  }),
} as const;
