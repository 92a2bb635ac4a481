/** A rehearsal: the production configuration with emulators in place of all vendors. */
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
} as const;
