/** The text that the phone shows. For LOGIN and BIND it is fixed, so that a client cannot disguise a login as something else. */
import type { Caller, PushAuthPrompt, PushAuthType } from '../../datasources/capabilities.js';
import { atMost } from '../access/inputRules.js';
import { type FieldProblem, fieldProblem } from '../outcomes.js';
import type { PushPurpose } from './pushEvents.js';

const LIMITS = { actionType: 64, actionDetails: 200 } as const;
/** Control characters and bidirectional formatting: with them the phone would show another text than was signed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression removes control characters
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

interface PromptInput {
  readonly purpose: PushPurpose;
  readonly authType: PushAuthType;
  readonly actionType?: string | undefined;
  readonly actionDetails?: string | undefined;
}

const TEXTS = {
  LOGIN: { en: 'Sign in', 'zh-CN': '登录' },
  BIND: { en: 'Link this phone to your account', 'zh-CN': '绑定账号' },
  CONFIRM: { en: 'Confirm that it is you', 'zh-CN': '确认是您本人操作' },
  MFA: { en: 'Finish signing in', 'zh-CN': '完成登录' },
} as const satisfies Record<PushPurpose, Record<Caller['language'], string>>;

export function checkPrompt(request: PromptInput): FieldProblem[] {
  if (request.purpose === 'MFA') {
    // The factor of a login is requested with `startMfaPush`.
    return [fieldProblem('input.purpose', 'NOT_ONE_OF', { allowed: ['LOGIN', 'BIND', 'CONFIRM'] })];
  }
  return (['actionType', 'actionDetails'] as const).flatMap((name) => {
    const text = request[name];
    if (text === undefined) return [];
    if (request.purpose !== 'CONFIRM') {
      return [fieldProblem(`input.${name}`, 'NOT_ALLOWED', { unless: 'purpose: CONFIRM' })];
    }
    return atMost(text, `input.${name}`, LIMITS[name]) ?? [];
  });
}

/** Whether the phone shows only this server's text. The approval of a client's text does not re-authenticate the user. */
export function hasFixedText({ actionType, actionDetails }: PromptInput): boolean {
  return visible(actionType) === '' && visible(actionDetails) === '';
}

/** @param matchNumber the number that the page shows too */
export function promptFor(request: PromptInput, language: Caller['language'], matchNumber?: string): PushAuthPrompt {
  const actionType = visible(request.actionType) || TEXTS[request.purpose][language];
  const details = [visible(request.actionDetails), matchNumber && `[${matchNumber}]`].filter(Boolean).join(' ');
  return { authType: request.authType, actionType, ...(details !== '' && { actionDetails: details }) };
}

function visible(text: string | undefined): string {
  return (text ?? '').replaceAll(INVISIBLE, '').trim();
}
