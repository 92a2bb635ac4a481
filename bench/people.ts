/** Who lives at the fake vendors, and what they are given. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { UserField } from './userFields.js';

const TWO_WEEKS_MS = 14 * 86_400_000;

/** 1024 bits, as the vendor's own. */
export function publicKey(): string {
  const { publicKey: key } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

/** As long as one of the vendor's, and as unreadable to whoever only keeps it. */
export function token(): { token: string; tokenExpiredAt: string } {
  return {
    token: `${randomBytes(27).toString('base64url')}.${randomBytes(360).toString('base64url')}.${randomBytes(32).toString('base64url')}`,
    tokenExpiredAt: new Date(Date.now() + TWO_WEEKS_MS).toISOString(),
  };
}

export function user(number: number): Record<UserField, unknown> {
  const digits = String(number).padStart(4, '0');
  return {
    id: `60ab26fe5be730bfc174${digits}`,
    status: 'Activated',
    username: `bench-${digits}`,
    email: `bench-${digits}@example.com`,
    emailVerified: true,
    phone: `1380000${digits}`,
    phoneCountryCode: '+86',
    phoneVerified: true,
    nickname: '小明',
    registerSource: ['basic:email'],
    photo: 'https://files.authing.co/authing-console/default-user-avatar.png',
    loginsCount: 12,
    lastLogin: '2021-05-25T14:40:09+00:00',
    signedUp: '2021-05-24T04:09:34+00:00',
    blocked: false,
    device: 'Desktop',
    browser: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0 Safari/537.36',
    company: 'Example Trading (Beijing) Co., Ltd.',
    name: '王小明',
    givenName: '小明',
    familyName: '王',
    middleName: null,
    profile: 'https://example.com/people/wangxiaoming',
    preferredUsername: 'xiaoming',
    website: 'https://xiaoming.example.com',
    gender: 'M',
    birthdate: '1990-05-17',
    zoneinfo: 'Asia/Shanghai',
    locale: 'zh-CN',
    address: '北京市海淀区中关村大街 1 号',
    formatted: '王小明, 中关村大街 1 号, 海淀区, 北京市 100080, 中国',
    streetAddress: '中关村大街 1 号',
    locality: '海淀区',
    region: '北京市',
    postalCode: '100080',
    city: '北京',
    province: '北京',
    country: 'CN',
    createdAt: '2021-05-24T04:09:34+00:00',
    updatedAt: '2021-05-25T14:40:09+00:00',
    externalId: `employee-${digits}`,
  };
}
