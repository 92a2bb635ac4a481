import { ProviderError } from '../errors.js';

/** A number in the vendor's form. Without a country code it is Chinese. */
export interface VendorPhone {
  readonly phone: string;
  readonly phoneCountryCode?: string;
}

const CHINESE = /^1\d{10}$/;
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * Country codes of telephone networks: ITU-T E.164, list of assigned country codes
 * (https://www.itu.int/pub/T-SP-E.164D). No code is a prefix of another, so the first match is the only one.
 */
const COUNTRY_CODE = new RegExp(
  `^\\+(${[
    '1|7',
    '2[07]|21[1-368]|2[2346]\\d|25[0-8]|29[01789]',
    '3[0-469]|35\\d|37\\d|38[0-35-79]',
    '4[013-9]|42[013]',
    '5[1-8]|50\\d|59\\d',
    '6[0-6]|67[02-9]|68[0-35-9]|69[0-2]',
    '8[1246]|85[02356]|88[06]',
    '9[0-58]|96[0-8]|97[0-7]|99[2-68]',
  ].join('|')})(\\d{4,})$`,
);

/** Takes `+8613800000000`, `13800000000` or another country's number in E.164. Throws INPUT_REJECTED. */
export function splitPhone(phone: string): VendorPhone {
  if (CHINESE.test(phone)) return { phone };
  const [, country, national] = (E164.test(phone) && COUNTRY_CODE.exec(phone)) || [];
  if (country === undefined || national === undefined) throw rejected();
  if (country !== '86') return { phone: national, phoneCountryCode: `+${country}` };
  if (!CHINESE.test(national)) throw rejected();
  return { phone: national };
}

/** A number of the vendor in the form that clients use. */
export function joinPhone(phone: string, countryCode: string | null): string {
  const country = countryCode?.replace(/^\+/, '') ?? '';
  return country === '' || country === '86' ? phone : `+${country}${phone}`;
}

/**
 * For calls without a country argument. A foreign number without its country would be looked up as a Chinese one, and
 * clients could bypass our limits, which count by the full number, by adding country codes.
 */
export function chinesePhone(phone: string): string {
  const { phone: national, phoneCountryCode } = splitPhone(phone);
  if (phoneCountryCode !== undefined) throw rejected();
  return national;
}

function rejected(): ProviderError {
  return new ProviderError('INPUT_REJECTED', 'authing', undefined, 'phone');
}
