import type { PasswordRule } from '@menshen/client';
import type { Setback } from '../view/useResting.js';
import { CaptchaStep } from './CaptchaStep.js';
import type { AnyFlow, AnyStep } from './flowTypes.js';
import { MfaStep } from './MfaStep.js';
import { PasswordChangeStep } from './PasswordChangeStep.js';
import { PushStep } from './PushStep.js';
import { TotpEnrollStep } from './TotpEnrollStep.js';
import { UnavailableStep } from './UnavailableStep.js';

export interface FlowStepProps {
  readonly flow: AnyFlow;
  readonly step: Exclude<AnyStep, { readonly kind: 'idle' | 'rejected' | 'qr' | 'done' }>;
  readonly setback: Setback | null;
  readonly rules: readonly PasswordRule[];
}

/** The steps that logins and registrations share. */
export function FlowStep({ flow, step, setback, rules }: FlowStepProps) {
  switch (step.kind) {
    case 'captcha':
      return <CaptchaStep flow={flow} step={step} setback={setback} />;
    case 'mfa':
      return <MfaStep flow={flow} step={step} setback={setback} />;
    case 'enroll':
      return <TotpEnrollStep flow={flow} step={step} setback={setback} />;
    case 'passwordChange':
      return <PasswordChangeStep flow={flow} step={step} setback={setback} rules={rules} />;
    case 'push':
      return <PushStep flow={flow} step={step} setback={setback} />;
    case 'unavailable':
      return <UnavailableStep problem={step.problem} onBack={step.restart} />;
  }
}
