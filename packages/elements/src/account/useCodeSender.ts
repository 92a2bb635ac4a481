/** Sends codes that change the phone or e-mail address, with the captcha that the server may require first. */
import {
  type CaptchaAnswer,
  type CaptchaChallenge,
  type ErrorInfo,
  type ImageChallenge,
  type Problem,
  problemOf,
} from '@menshen/client';
import { useState } from 'preact/hooks';
import type { ContactKind } from '../controls/ContactField.js';
import type { Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';

type Widget = Exclude<CaptchaChallenge, ImageChallenge>;

interface SenderState {
  readonly sent: { readonly target: string; readonly resendAt: string } | null;
  readonly captcha: { readonly challenge: Widget; solve(answer: CaptchaAnswer): unknown; renew(): void } | null;
  readonly problem: Problem | null;
  readonly setback: Setback | null;
}

const NOTHING: SenderState = { sent: null, captcha: null, problem: null, setback: null };

export interface CodeSender extends SenderState {
  send(target: string): Promise<void>;
}

export function useCodeSender(kind: ContactKind): CodeSender {
  const { client } = useView();
  const { operations } = client;
  const [state, setState] = useState(NOTHING);

  const send = async (target: string, captchaPass?: string): Promise<void> => {
    const again = () => send(target);
    const work =
      kind === 'phone'
        ? () => operations.sendSmsCode({ input: { phone: target, scene: 'BIND', captchaPass } })
        : () => operations.sendEmail({ input: { email: target, scene: 'CHANGE_EMAIL', captchaPass } });
    try {
      const result = await work();
      if (result.__typename === 'CodeSent') setState({ ...NOTHING, sent: { target, resendAt: result.resendAt } });
      else if (result.__typename === 'CaptchaRequired' && result.challenge.__typename !== 'ImageChallenge') {
        const { challenge } = result;
        const solve = (answer: CaptchaAnswer) => verify(challenge, answer, target);
        setState({ ...NOTHING, captcha: { challenge, solve, renew: again } });
      } else if (result.__typename === 'AttemptsLimited') {
        const { message, retryAt } = result;
        setState({ ...NOTHING, setback: { kind: 'limited', message, retryAt, back: () => setState(NOTHING) } });
      } else setState({ ...NOTHING, problem: problemOf(result) });
    } catch (error) {
      fail(error as ErrorInfo, again);
    }
  };

  const verify = async (challenge: Widget, answer: CaptchaAnswer, target: string): Promise<void> => {
    if (challenge.__typename === '%other') return;
    try {
      const result = await operations.verifyCaptcha({ challenge: challenge.id, answer });
      if (result.__typename === 'CaptchaPassed') return await send(target, result.pass);
      setState({ ...NOTHING, problem: problemOf(result) });
    } catch (error) {
      fail(error as ErrorInfo, () => send(target));
    }
  };

  const fail = (error: ErrorInfo, retry: () => unknown): void =>
    setState({ ...NOTHING, setback: { kind: 'failed', error, retry, back: () => setState(NOTHING) } });

  return { ...state, send };
}
