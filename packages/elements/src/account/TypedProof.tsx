import { type ErrorInfo, type Problem, problemOf } from '@menshen/client';
import { useLayoutEffect, useState } from 'preact/hooks';
import { CodeField } from '../controls/CodeField.js';
import { Form } from '../controls/Form.js';
import { PasswordField } from '../controls/PasswordField.js';
import type { Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';
import type { ProofRequest } from './useStepUp.js';

const PASSWORD_NAMES = { password: ['password'] };
const CODE_NAMES = { code: ['smsCode', 'emailCode', 'totp'] };

export function PasswordProof({ request }: { readonly request: ProofRequest }) {
  const { texts } = useView();
  return (
    <Form
      names={PASSWORD_NAMES}
      problem={request.problem}
      setback={null}
      submit={texts.verify}
      onSubmit={({ password = '' }) => request.answer({ password })}
    >
      <PasswordField label={texts.password} autocomplete="current-password" isFirst />
    </Form>
  );
}

export interface CodeProofProps {
  readonly request: ProofRequest;
  readonly kind: 'SMS_CODE' | 'EMAIL_CODE' | 'TOTP';
}

export function CodeProof({ request, kind }: CodeProofProps) {
  const { client, texts } = useView();
  const [resendAt, setResendAt] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useLayoutEffect(() => setProblem(request.problem), [request.problem]);
  const [setback, setSetback] = useState<Setback | null>(null);
  const send = async () => {
    const back = () => setSetback(null);
    back();
    setProblem(null);
    try {
      const result = await client.operations.sendStepUpCode({ channel: kind === 'SMS_CODE' ? 'SMS' : 'EMAIL' });
      if (result.__typename === 'CodeSent') setResendAt(result.resendAt);
      else setProblem(problemOf(result));
    } catch (error) {
      setSetback({ kind: 'failed', error: error as ErrorInfo, retry: send, back });
    }
  };
  const submit = (code: string) => {
    if (kind === 'TOTP') request.answer({ totp: code });
    else request.answer(kind === 'SMS_CODE' ? { smsCode: code } : { emailCode: code });
  };
  return (
    <Form
      names={CODE_NAMES}
      problem={problem}
      setback={setback}
      submit={texts.verify}
      onSubmit={({ code = '' }) => submit(code.trim())}
    >
      <CodeField
        isFirst
        resendAt={resendAt}
        hint={resendAt === null ? undefined : texts.codeSent}
        {...(kind !== 'TOTP' && { onSend: send })}
      />
    </Form>
  );
}
