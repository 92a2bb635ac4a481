import { requirePool } from '../call.js';
import { CLIENT_TYPE, USER_POOL_ID } from '../seed.js';
import type { RootFields } from './rootField.js';

const SETTINGS = {
  name: 'Emulated pool of the first generation',
  logo: '',
  descriptions: 'For development and tests',
  allowedOrigins: '',
  emailVerifiedDefault: false,
  useMiniLogin: false,
  useSelfWxapp: false,
  registerDisabled: false,
  showWXMPQRCode: false,
  enableEmail: true,
  jwtExpired: 1_296_000,
};

export const poolFields = {
  getUserPoolSettings({ userPoolId }: { userPoolId: string }) {
    requirePool(userPoolId);
    return SETTINGS;
  },
} satisfies RootFields;

/** The data of the pool that an SDK requests when it starts. */
export function clientInfo() {
  return { ...SETTINGS, _id: USER_POOL_ID, createdAt: null, isDeleted: false, clientType: CLIENT_TYPE };
}
