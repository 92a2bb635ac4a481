/** Custom elements for sign-in and account pages. The import defines them. */
import { defineElements } from './define.js';

export { createMenshen } from '@menshen/client';
export { defineElements } from './define.js';
export { AccountElement } from './element/AccountElement.js';
export { SignInElement } from './element/SignInElement.js';
export type { Outcome } from './signIn/SignInView.js';

defineElements();
