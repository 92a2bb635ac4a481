/** Vue composables and a component over `@menshen/client`. */
export { MenshenCaptcha } from './captcha.js';
export { useFlow, useResetPassword, useSignIn, useSignUp } from './flow.js';
export { createMenshenPlugin, type MenshenPluginOptions, useMenshen } from './plugin.js';
export { useSession, useUser } from './session.js';
export { type LoadedSignInOptions, useSignInOptions } from './signInOptions.js';
