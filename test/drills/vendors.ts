/** Each vendor dead, slow, sending garbage, and refusing. */
import {
  CreateAuthQrCodeDocument,
  CreateCaptchaChallengeDocument,
  CreateLivenessCheckDocument,
  LoginDocument,
} from '../support/generated/operations.js';
import type { Drill } from './drill.js';
import { LOGIN } from './stage.js';

const SEEDED = { email: { email: 'menshen@example.com', password: 'Menshen-2026' } };

const ENDLESS = 1_000_000;

const FAULTS = {
  dead: { text: 'closes each connection', fault: { mode: 'drop' } },
  slow: { text: 'answers after 2 s', fault: { delayMs: 2_000 } },
  garbage: { text: 'answers with HTML', fault: { mode: 'garbage' } },
  refusing: { text: 'answers with an error of its own', fault: { mode: 'status', status: 500 } },
} as const;

const VENDORS: Readonly<Record<string, Pick<Drill, 'operation' | 'signedIn' | 'perSecond'>>> = {
  authing: { operation: LOGIN },
  authingLegacy: {
    operation: {
      document: LoginDocument.toString(),
      variables: [{ input: { method: SEEDED, provider: 'AUTHING_LEGACY' } }],
    },
  },
  secken: { operation: { document: CreateAuthQrCodeDocument.toString() } },
  geetest: { operation: { document: CreateCaptchaChallengeDocument.toString(), variables: [{ purpose: 'LOGIN' }] } },
  linkface: {
    operation: { document: CreateLivenessCheckDocument.toString(), variables: [{ input: { detection: 'LIVENESS' } }] },
    signedIn: true,
    perSecond: 20,
  },
};

export const VENDOR_DRILLS: readonly Drill[] = Object.entries(VENDORS).flatMap(([vendor, users]) =>
  Object.entries(FAULTS).map(([name, { text, fault }]) => ({
    ...users,
    name: `${vendor}-${name}`,
    fault: `${vendor} ${text}`,
    begin: ({ control }) => control.fail(vendor, { count: ENDLESS, ...fault }),
    end: ({ control }) => control.call('DELETE', `/providers/${vendor}/faults`),
  })),
);
