/** The settings of the hosted pages, and what sign-in pages read with `signInOptions`: password rules and the brand. */
import * as z from 'zod';
import { integer, list, setting, yesNo } from '../setting.js';
import { webOrigin } from './webOrigin.js';

/** The groups of characters that a password policy can require. */
const CHARACTER_CLASSES = ['LETTER', 'LOWERCASE', 'UPPERCASE', 'DIGIT', 'SYMBOL'] as const;

const color = (env: string, what: string, example: string) =>
  setting({
    env,
    description: `${what} of sign-in pages, as # and six hex digits.`,
    example,
    schema: z
      .string()
      .regex(/^#[\da-fA-F]{6}$/)
      .optional(),
  });

export const PAGE_SETTINGS = {
  signInPage: setting({
    env: 'SIGN_IN_PAGE',
    description: 'yes or no: whether this server has the pages /sign-in and /account, and POST /sign-out.',
    example: 'yes',
    default: 'yes',
    productionDefault: 'no',
    schema: yesNo,
  }),
  returnOrigins: setting({
    env: 'RETURN_ORIGINS',
    description:
      'a comma-separated list of the origins, besides the one of PUBLIC_URL, to which /sign-in, /account and /sign-out may send the browser with return_to.',
    example: 'https://www.example.com',
    default: '',
    schema: list().pipe(z.array(webOrigin)),
  }),
  passwordMinLength: setting({
    env: 'PASSWORD_MIN_LENGTH',
    description:
      'the minimum length of a new password, in characters from 1 to 64. Set the rule of the identity provider here, so that pages can show it before the provider refuses a password.',
    example: '8',
    default: '1',
    schema: integer(1, 64),
  }),
  passwordClasses: setting({
    env: 'PASSWORD_CLASSES',
    description: `a comma-separated list of the groups of characters that a new password must contain: ${CHARACTER_CLASSES.join(', ')}.`,
    example: 'LETTER,DIGIT',
    default: '',
    schema: list().pipe(z.array(z.enum(CHARACTER_CLASSES))),
  }),
  brandName: setting({
    env: 'BRAND_NAME',
    description: 'the name of the product on sign-in pages, at most 64 characters.',
    example: 'Example Mall',
    schema: z.string().max(64).optional(),
  }),
  brandLogoUrl: setting({
    env: 'BRAND_LOGO_URL',
    description: 'the https:// URL of the logo on sign-in pages.',
    example: 'https://www.example.com/logo.svg',
    schema: z.url({ protocol: /^https$/ }).optional(),
  }),
  brandColor: color('BRAND_COLOR', 'the colour of buttons and links', '#b3261e'),
  brandBackground: color('BRAND_BACKGROUND', 'the colour of the background', '#faf7f2'),
} as const;
