import type { ProfileField } from '../../datasources/capabilities.js';
import { checkFields } from '../access/inputRules.js';
import { type FieldProblem, fieldProblem } from '../outcomes.js';

const MAX_LENGTH = 1024;

/** Rules of profile fields. Null clears a field; the vendor decides which fields may be cleared. */
export function checkProfile(
  at: string,
  profile: Readonly<Partial<Record<ProfileField, string | null>>>,
): FieldProblem[] {
  const { username, gender } = profile;
  const tooLong = Object.entries(profile).filter(([, value]) => typeof value === 'string' && value.length > MAX_LENGTH);
  return [
    ...tooLong.map(([name]) => fieldProblem(`${at}.${name}`, 'TOO_LONG', { max: MAX_LENGTH, unit: 'characters' })),
    ...(typeof username === 'string' ? checkFields(at, { username }) : []),
    ...(typeof gender === 'string' && !/^[MFU]$/.test(gender)
      ? [fieldProblem(`${at}.gender`, 'NOT_ONE_OF', { allowed: ['M', 'F', 'U'] })]
      : []),
  ];
}
