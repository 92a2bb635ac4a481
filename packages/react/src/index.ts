'use client';
/** React components and hooks over `@menshen/client`. The directive above lets server components import them. */
export { Captcha } from './captcha.js';
export type { CaptchaProps } from './captchaProps.js';
export { useFlow, useResetPassword, useSignIn, useSignUp } from './flow.js';
export { MenshenProvider, type MenshenProviderProps, useMenshen } from './provider.js';
export { useSession, useUser } from './session.js';
export { type LoadedSignInOptions, useSignInOptions } from './signInOptions.js';
