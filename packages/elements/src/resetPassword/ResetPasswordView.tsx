import type { IdentityProvider, ResetPasswordState, SignInOptions } from '@menshen/client';
import { Button } from '../controls/Button.js';
import { CodeField } from '../controls/CodeField.js';
import { Field } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import { PasswordField } from '../controls/PasswordField.js';
import { PasswordRules } from '../controls/PasswordRules.js';
import { Step } from '../controls/Step.js';
import { CaptchaStep } from '../signIn/CaptchaStep.js';
import { isPhone, withoutSeparators } from '../signIn/methods.js';
import { useFlow } from '../view/useFlow.js';
import { runStep, useResting } from '../view/useResting.js';
import { Busy, useView } from '../view/view.js';

const TARGET_NAMES = { target: ['email', 'phone'] };
const CODE_NAMES = { code: ['code'], newPassword: ['newPassword'] };

export interface ResetPasswordViewProps {
  readonly provider: IdentityProvider | undefined;
  readonly options: SignInOptions;
  onSignIn(): void;
}

/** A new password in place of a forgotten one, by a code. */
export function ResetPasswordView({ provider, options, onSignIn }: ResetPasswordViewProps) {
  const { client, texts } = useView();
  const flow = useFlow(() => client.resetPassword({ provider }), [client, provider]);
  const { step, isBusy, setback } = useResting<ResetPasswordState>(flow.state);
  const back = (
    <Button variant="text" onClick={onSignIn}>
      {texts.startAgain}
    </Button>
  );
  return (
    <Busy.Provider value={isBusy}>
      {step.kind === 'idle' && (
        <Step key="idle" title={texts.resetPassword} lead={texts.resetHint}>
          <Form
            names={TARGET_NAMES}
            problem={step.problem}
            setback={setback}
            submit={texts.sendCode}
            onSubmit={({ target = '' }) => {
              const text = target.trim();
              flow.start(isPhone(text) ? { phone: withoutSeparators(text) } : { email: text });
            }}
          >
            <Field name="target" label={texts.identifier(['email', 'phone'])} autocomplete="username" isDraft isFirst />
          </Form>
          {back}
        </Step>
      )}
      {step.kind === 'captcha' && <CaptchaStep key="captcha" flow={flow} step={step} setback={setback} />}
      {step.kind === 'code' && (
        <Step key="code" title={texts.resetPassword} lead={texts.codeSentTo(step.sent.target ?? '')}>
          <Form
            names={CODE_NAMES}
            problem={step.problem}
            setback={setback}
            submit={texts.confirm}
            onSubmit={({ code = '', newPassword = '' }) =>
              runStep(flow, 'code', (present) => present.submit({ code: code.trim(), newPassword }))
            }
          >
            <CodeField
              isFirst
              resendAt={step.sent.resendAt}
              onSend={() => runStep(flow, 'code', (present) => present.resend())}
            />
            <PasswordField name="newPassword" label={texts.newPassword} autocomplete="new-password" />
            <PasswordRules rules={options.passwordRules} />
          </Form>
          {back}
        </Step>
      )}
      {step.kind === 'done' && (
        <Step key="done" title={texts.resetDone} lead={step.message}>
          <Button variant="primary" isFirst onClick={onSignIn}>
            {texts.signIn}
          </Button>
        </Step>
      )}
    </Busy.Provider>
  );
}
