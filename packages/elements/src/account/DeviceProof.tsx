import type { ErrorInfo, PushAuthEvent } from '@menshen/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../controls/Button.js';
import { StepAlert } from '../controls/StepAlert.js';
import { MatchNumber } from '../factors/MatchNumber.js';
import { useView } from '../view/view.js';
import type { ProofRequest } from './useStepUp.js';

export interface DeviceProofProps {
  readonly request: ProofRequest;
  readonly kind: 'PASSKEY' | 'PUSH';
}

/** A proof by a passkey, or by an approval on the phone. */
export function DeviceProof({ request, kind }: DeviceProofProps) {
  const { client, texts } = useView();
  const [message, setMessage] = useState<string | null>(request.problem?.message ?? null);
  const [event, setEvent] = useState<PushAuthEvent | null>(null);
  const abort = useRef(new AbortController());
  useEffect(() => () => abort.current.abort(), []);
  useEffect(() => setMessage(request.problem?.message ?? null), [request.problem]);

  const askPasskey = async () => {
    const answer = await client.passkeyAnswer('STEP_UP');
    if (answer !== null) request.answer({ passkey: answer });
  };
  const askPhone = async () => {
    const { signal } = abort.current;
    const result = await client.operations.requestPushAuth({ input: { purpose: 'CONFIRM' } });
    if (result.__typename !== 'PushAuthStarted') return setMessage(result.message);
    for await (const next of client.followPushAuth(result.event, { signal })) {
      setEvent(next);
      if (next.status === 'APPROVED') return request.answer({ push: next.id });
      if (next.status === 'REJECTED' || next.status === 'EXPIRED' || next.status === 'ALREADY_HANDLED') setEvent(null);
    }
    return undefined;
  };
  const start = () => {
    setMessage(null);
    (kind === 'PASSKEY' ? askPasskey() : askPhone()).catch((error: ErrorInfo) => {
      if (error.code !== 'ABORTED') setMessage(error.message);
    });
  };
  return (
    <>
      <StepAlert setback={null} message={message} />
      {event === null ? (
        <Button variant="primary" isFirst onClick={start}>
          {kind === 'PASSKEY' ? texts.usePasskey : texts.sendPush}
        </Button>
      ) : (
        <div class="tight" role="status">
          <MatchNumber event={event} />
          <p class="muted">{texts.waiting}</p>
        </div>
      )}
    </>
  );
}
