import type { Setback } from '../view/useResting.js';
import { Alert, Notice } from './Alert.js';
import { SetbackAlert } from './SetbackAlert.js';

export interface StepAlertProps {
  readonly setback: Setback | null;
  /** What the server refused. */
  readonly message?: string | null | undefined;
  /** What is shown while there is no alert. */
  readonly notice?: string | null;
}

/** The alert of a step, in a place that is free from the beginning: an alert moves nothing on the page. */
export function StepAlert({ setback, message = null, notice = null }: StepAlertProps) {
  const isFree = setback === null && message === null;
  return (
    <div class="alert-room">
      <SetbackAlert setback={setback} />
      {setback === null && <Alert message={message} />}
      {isFree && <Notice message={notice} />}
    </div>
  );
}
