import type { PushAuthEvent } from '@menshen/client';
import { useView } from '../view/view.js';

/** The number that the user compares with the one on the phone, where the vendor has one. */
export function MatchNumber({ event: { matchNumber } }: { readonly event: PushAuthEvent }) {
  const { texts } = useView();
  if (matchNumber === null) return null;
  return (
    <>
      <p>{texts.matchNumber}</p>
      <p class="match" part="match-number">
        {matchNumber}
      </p>
    </>
  );
}
