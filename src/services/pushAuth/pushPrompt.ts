/** What the phone shows. For logins and bindings the words are ours: a client's could make a login look like a parcel. */
import type { Caller, PushAuthPrompt, PushAuthType } from '../../datasources/capabilities.js';
import type { FieldProblem } from '../outcomes.js';
import type { PushPurpose } from './pushEvents.js';

const LIMITS = { actionType: 64, actionDetails: 200 } as const;
/** Control characters, and those that turn the direction of text round: they show another text than was signed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
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

export function checkPrompt(asked: PromptInput): FieldProblem[] {
  if (asked.purpose === 'MFA') {
    return [{ path: 'input.purpose', message: 'The factor of a login is asked for with startMfaPush.' }];
  }
  return (['actionType', 'actionDetails'] as const).flatMap((name) => {
    const text = asked[name];
    if (text === undefined) return [];
    if (asked.purpose !== 'CONFIRM') {
      return [{ path: `input.${name}`, message: 'Only a CONFIRM event shows words of the client.' }];
    }
    const limit = LIMITS[name];
    return text.length > limit ? [{ path: `input.${name}`, message: `Must be at most ${limit} characters.` }] : [];
  });
}

/** Whether the phone shows our words alone. Who approves a client's "Your parcel is at the door" has not said who they are. */
export function isInOurWords({ actionType, actionDetails }: PromptInput): boolean {
  return visible(actionType) === '' && visible(actionDetails) === '';
}

/** @param matchNumber is shown on the page as well */
export function promptFor(asked: PromptInput, language: Caller['language'], matchNumber?: string): PushAuthPrompt {
  const actionType = visible(asked.actionType) || TEXTS[asked.purpose][language];
  const details = [visible(asked.actionDetails), matchNumber && `[${matchNumber}]`].filter(Boolean).join(' ');
  return { authType: asked.authType, actionType, ...(details !== '' && { actionDetails: details }) };
}

function visible(text: string | undefined): string {
  return (text ?? '').replaceAll(INVISIBLE, '').trim();
}
