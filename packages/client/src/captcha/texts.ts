/** The words around a captcha. Its own messages come from the client, the server or the vendor. */
import { isChinese } from '../messages.js';

export interface CaptchaTexts {
  /** Stands for the picture, for those who do not see it. */
  readonly picture: string;
  /** The label of the input for the characters in the picture. */
  readonly characters: string;
  readonly submit: string;
  /** Requests another picture. */
  readonly renew: string;
  /** Loads a widget again. */
  readonly retry: string;
}

const ENGLISH: CaptchaTexts = {
  picture: 'Captcha',
  characters: 'Characters in the picture',
  submit: 'Continue',
  renew: 'Another picture',
  retry: 'Try again',
};
const CHINESE: CaptchaTexts = {
  picture: '图形验证码',
  characters: '图中的字符',
  submit: '继续',
  renew: '换一张',
  retry: '重试',
};

/** @param language a language tag; every Chinese one gets Chinese, all others English */
export function captchaTexts(language: string): CaptchaTexts {
  return isChinese(language) ? CHINESE : ENGLISH;
}
