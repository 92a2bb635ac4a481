/** Outcomes of liveness checks. */
import { defineOutcome } from './define.js';

/** Its fields: `services/liveness/liveness.ts`. */
export const LivenessCheckUpdated = defineOutcome('LivenessCheckUpdated', {
  code: 'OK',
  description: 'The current state of the check.',
  en: 'The liveness check has been updated.',
  zh: '活体检测状态已更新。',
});
