/** A typed client for Menshen: it walks a login through captchas and second factors, and keeps the session. */
export { type CaptchaAdapter, type MountCaptchaOptions, mountCaptcha } from './captcha/mountCaptcha.js';
export { type CaptchaTexts, captchaTexts } from './captcha/texts.js';
export type { Client, ClientOptions } from './client.js';
export { createClient } from './createClient.js';
export { createMenshen } from './createMenshen.js';
export type * from './enroll/state.js';
export {
  type ClientErrorCode,
  type ErrorCode,
  type ErrorInfo,
  MenshenError,
  type ServerErrorCode,
} from './errors.js';
export { type PushAuth, pushAuth } from './events/pushAuth.js';
export type { Flow } from './flow/flow.js';
export { SERVER_ERROR_CODES } from './generated/errorCodes.js';
export type * from './generated/operations.js';
export { type Cases, match } from './match.js';
export type { Menshen, MenshenOptions } from './menshen.js';
export type { FutureMember, FutureOutcome, OneOf, Operation, RequestOptions } from './operation.js';
export { type Passkeys, passkeys } from './passkeys/passkeys.js';
export { browserPasskeys, type PasskeyPrompt } from './passkeys/prompt.js';
export { type ClientProblem, type Problem, problemOf, type Refusal } from './problem.js';
export type * from './resetPassword/state.js';
export type { SessionSnapshot } from './session/snapshot.js';
export { localTokenStorage, memoryStorage, type TokenStorage } from './session/storage.js';
export type * from './signIn/state.js';
export type { Prove } from './stepUp.js';
export { fetchTransport } from './transport/fetch.js';
export type { Reply, Transport, TransportRequest } from './transport/transport.js';
export { type WxRequest, wxTransport } from './transport/wx.js';
