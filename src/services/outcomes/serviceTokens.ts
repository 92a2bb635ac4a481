import { defineOutcome, type OutcomeOf } from './define.js';

export const ServiceTokenCreated = defineOutcome('ServiceTokenCreated', {
  code: 'OK',
  description:
    'The token for the service. Send it as `Authorization: Bearer …`. The service accepts it until `expiresAt`, even if the session ends before.',
  en: 'The token has been created.',
  zh: '令牌已创建。',
  fields: {
    token: { type: 'String', description: 'The signed token (JWT, ES256). Keep it in memory only, and do not log it.' },
    expiresAt: { type: 'DateTime', description: 'When the token expires. Request a new one shortly before.' },
  },
});
export type ServiceTokenCreated = OutcomeOf<typeof ServiceTokenCreated>;
