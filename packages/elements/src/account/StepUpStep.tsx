import type { MfaFactorKind, ProofKind } from '@menshen/client';
import { useState } from 'preact/hooks';
import { Button } from '../controls/Button.js';
import { Step } from '../controls/Step.js';
import { useView } from '../view/view.js';
import { DeviceProof } from './DeviceProof.js';
import { CodeProof, PasswordProof } from './TypedProof.js';
import type { ProofRequest } from './useStepUp.js';

/** The proofs that a page can take, with the factors that they prove. A liveness check needs an app. */
const PROOFS: ReadonlyMap<ProofKind, MfaFactorKind | null> = new Map([
  ['PASSKEY', 'PASSKEY'],
  ['PASSWORD', null],
  ['SMS_CODE', 'SMS'],
  ['PUSH', 'PUSH'],
  ['EMAIL_CODE', 'EMAIL'],
  ['TOTP', 'TOTP'],
]);

/** A fresh proof for a change that needs one. */
export function StepUpStep({ request }: { readonly request: ProofRequest }) {
  const { texts } = useView();
  const textOf = (proof: ProofKind) => {
    const factor = PROOFS.get(proof);
    return factor ? texts.factors[factor] : texts.password;
  };
  const kinds = [...PROOFS.keys()].filter((kind) => request.kinds.includes(kind));
  const [chosen, setChosen] = useState<ProofKind | undefined>(undefined);
  const kind = chosen ?? kinds[0];
  const cancel = (
    <Button variant="text" onClick={() => request.answer(null)}>
      {texts.cancel}
    </Button>
  );
  if (kind === undefined) {
    return (
      <Step key="none" title={texts.verifyYou} lead={texts.stepUpImpossible}>
        {cancel}
      </Step>
    );
  }
  const isCode = kind === 'SMS_CODE' || kind === 'EMAIL_CODE' || kind === 'TOTP';
  return (
    <Step key={kind} title={texts.verifyYou} lead={isCode ? textOf(kind) : texts.stepUpHint}>
      {kind === 'PASSWORD' && <PasswordProof request={request} />}
      {isCode && <CodeProof request={request} kind={kind} />}
      {(kind === 'PASSKEY' || kind === 'PUSH') && <DeviceProof request={request} kind={kind} />}
      <div class="row between">
        {kinds.length > 1 && (
          <ul class="row" aria-label={texts.otherFactors}>
            {kinds
              .filter((other) => other !== kind)
              .map((other) => (
                <li key={other}>
                  <Button variant="text" onClick={() => setChosen(other)}>
                    {textOf(other)}
                  </Button>
                </li>
              ))}
          </ul>
        )}
        {cancel}
      </div>
    </Step>
  );
}
