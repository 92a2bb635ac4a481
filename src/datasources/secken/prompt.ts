/** Translates the prompt on the phone into the vendor's parameters. */
import type { PushAuthPrompt, PushAuthType } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import type { CallbackEncoding } from './config.js';

/** 2, a gesture, belongs to the vendor's older service; this one refuses it. */
const AUTH_TYPES: Readonly<Record<PushAuthType, string>> = { CONFIRM: '1', FACE: '3', VOICE: '4' };

/** The vendor documents no limits. Phones display no more than this. */
const LIMITS = { uid: 256, actionType: 64, actionDetails: 256 };

/**
 * The vendor's SDKs use four different encoders before they sign. For a URL of these characters, all produce the same
 * text.
 */
const CALLBACK_URL = /^https?:\/\/[\w\-.:/?#[\]@$&+,;=%]+$/;

/** Omits absent and empty values: the SDKs disagree on whether an empty value is signed. */
export function promptParameters(prompt: PushAuthPrompt, encoding: CallbackEncoding): Record<string, string> {
  const { authType, actionType, actionDetails, callbackUrl } = prompt;
  const parameters = {
    auth_type: authType && AUTH_TYPES[authType],
    action_type: actionType && checkText('actionType', actionType),
    action_details: actionDetails && checkText('actionDetails', actionDetails),
    callback: callbackUrl && callbackParameter(callbackUrl, encoding),
  };
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(given);
}

export function checkUid(uid: string): string {
  if (uid === '') throw rejected('uid');
  return checkText('uid', uid);
}

function checkText(argument: keyof typeof LIMITS, text: string): string {
  if ([...text].length > LIMITS[argument]) throw rejected(argument);
  return text;
}

function callbackParameter(url: string, encoding: CallbackEncoding): string {
  if (!CALLBACK_URL.test(url) || !URL.canParse(url)) throw rejected('callbackUrl');
  return encoding === 'encoded' ? encodeURIComponent(url) : url;
}

function rejected(argument: string): ProviderError {
  return new ProviderError('INPUT_REJECTED', 'secken', undefined, argument);
}
