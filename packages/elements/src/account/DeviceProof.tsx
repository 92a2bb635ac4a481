import type { ErrorInfo, PushAuthEvent } from '@menshen/client';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '../controls/Button.js';
import { StepAlert } from '../controls/StepAlert.js';
import { MatchNumber } from '../factors/MatchNumber.js';
import { isEnded } from '../signIn/pushStatus.js';
import { useView } from '../view/view.js';
import type { ProofRequest } from './useStepUp.js';

export interface DeviceProofProps {
  readonly request: ProofRequest;
  readonly kind: 'PASSKEY' | 'PUSH';
}

/** A proof by a passkey, or by an approval on the phone. */
export function DeviceProof({ request, kind }: DeviceProofProps) {
  const { client, texts } = useView();
  const [message, setMessage] = useState<string | null>(null);
  const [event, setEvent] = useState<PushAuthEvent | null>(null);
  const abort = useMemo(() => new AbortController(), []);
  const { signal } = abort;
  useLayoutEffect(() => () => abort.abort(), []);
  useLayoutEffect(() => setMessage(request.problem?.message ?? null), [request.problem]);

  const askPasskey = async () => {
    const answer = await client.passkeyAnswer('STEP_UP', { signal });
    if (answer !== null) request.answer({ passkey: answer });
  };
  const askPhone = async () => {
    const result = await client.operations.requestPushAuth({ input: { purpose: 'CONFIRM' } }, { signal });
    if (result.__typename !== 'PushAuthStarted') return setMessage(result.message);
    for await (const next of client.followPushAuth(result.event, { signal })) {
      const { id, status } = next;
      setEvent(next);
      if (status === 'APPROVED') request.answer({ push: id });
      else if (isEnded(status)) setMessage(texts.notApproved);
    }
    return setEvent(null);
  };
  const start = async () => {
    setMessage(null);
    try {
      await (kind === 'PASSKEY' ? askPasskey() : askPhone());
    } catch (error) {
      setEvent(null);
      setMessage((error as ErrorInfo).message);
    }
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
