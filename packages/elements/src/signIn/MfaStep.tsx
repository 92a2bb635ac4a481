import type { MfaFactorKind, Problem } from '@menshen/client';
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../controls/Button.js';
import { Step } from '../controls/Step.js';
import { CodeFactor } from '../factors/CodeFactor.js';
import { PasskeyFactor, PushFactor, TotpEnrollment } from '../factors/DeviceFactor.js';
import { FaceFactor } from '../factors/FaceFactor.js';
import { LivenessFactor } from '../factors/LivenessFactor.js';
import { TypedFactor } from '../factors/TypedFactor.js';
import { runStep, type Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';
import type { AnyFlow, AnyMfa, AnyState, FactorProps } from './flowTypes.js';

const FACTORS: Readonly<Record<MfaFactorKind, ComponentType<FactorProps>>> = {
  TOTP: (props) => (props.isEnrolling ? <TotpEnrollment {...props} /> : <TypedFactor {...props} />),
  SMS: (props) => <CodeFactor {...props} channel="SMS" />,
  EMAIL: (props) => <CodeFactor {...props} channel="EMAIL" />,
  RECOVERY_CODE: (props) => <TypedFactor {...props} isRecovery />,
  PUSH: PushFactor,
  PASSKEY: PasskeyFactor,
  FACE: FaceFactor,
  LIVENESS: LivenessFactor,
};

export interface MfaStepProps {
  readonly flow: AnyFlow;
  readonly step: AnyMfa;
  readonly setback: Setback | null;
}

/** A second factor: the first one that the server names, and the others on request. */
export function MfaStep({ flow, step, setback }: MfaStepProps) {
  const { texts } = useView();
  const isEnrolling = step.factors.length === 0;
  // A later server may name factors that this version does not know.
  const kinds = (isEnrolling ? step.enrollable : step.factors.map(({ kind }) => kind)).filter(
    (kind) => kind in FACTORS,
  );
  const [chosen, setChosen] = useState<MfaFactorKind | null>(null);
  // What was refused of one factor says nothing about the next.
  const [passed, setPassed] = useState<Problem | null>(null);
  const [isChoosing, setChoosing] = useState(isEnrolling && kinds.length > 1);
  const kind = chosen !== null && kinds.includes(chosen) ? chosen : kinds[0];
  const title = isEnrolling ? texts.enrollYou : texts.verifyYou;
  if (isChoosing || kind === undefined) {
    return (
      <Step key="choice" title={title} lead={isEnrolling ? texts.enrollHint : texts.chooseFactor}>
        <ul class="choices">
          {kinds.map((choice, at) => (
            <li key={choice}>
              <Button
                isFirst={at === 0}
                onClick={() => {
                  setChosen(choice);
                  setPassed(step.problem);
                  setChoosing(false);
                }}
              >
                {texts.factors[choice]}
              </Button>
            </li>
          ))}
        </ul>
        <Button variant="text" onClick={() => flow.restart()}>
          {texts.startAgain}
        </Button>
      </Step>
    );
  }
  const Factor = FACTORS[kind];
  const hint = (isEnrolling && texts.enrollHints[kind]) || texts.factorHints[kind];
  return (
    <Step key={kind} title={title} lead={hint ?? texts.factors[kind]}>
      <Factor
        step={step.problem === passed ? { ...step, problem: null } : step}
        isEnrolling={isEnrolling}
        setback={setback}
        run={(act) => runStep<AnyState, 'mfa'>(flow, 'mfa', act)}
      />
      <div class="row between">
        {kinds.length > 1 && (
          <Button variant="text" onClick={() => setChoosing(true)}>
            {texts.otherFactors}
          </Button>
        )}
        <Button variant="text" onClick={() => flow.restart()}>
          {texts.startAgain}
        </Button>
      </div>
    </Step>
  );
}
