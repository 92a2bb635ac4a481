/** The words around a captcha. Its own messages come from the client, the server or the vendor. */

interface Texts {
  readonly picture: string;
  readonly characters: string;
  readonly submit: string;
  readonly renew: string;
  readonly retry: string;
}

const ENGLISH: Texts = {
  picture: 'Captcha',
  characters: 'Characters in the picture',
  submit: 'Continue',
  renew: 'Another picture',
  retry: 'Try again',
};
const CHINESE: Texts = {
  picture: '图形验证码',
  characters: '图中的字符',
  submit: '继续',
  renew: '换一张',
  retry: '重试',
};

/** @param language a language tag; every Chinese one gets Chinese, all others English */
export function textsFor(language: string): Texts {
  return /^zh\b/i.test(language) ? CHINESE : ENGLISH;
}
