import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Notice } from '../controls/Alert.js';
import { SetbackAlert } from '../controls/SetbackAlert.js';
import { Busy, useView } from '../view/view.js';
import type { Change } from './useChange.js';

export interface SectionProps {
  readonly title: string;
  readonly change: Change;
  readonly children: ComponentChildren;
}

/** A part of the account page, with the outcome of its last change. */
export function Section({ title, change, children }: SectionProps) {
  const { texts } = useView();
  const id = useId();
  return (
    <Busy.Provider value={change.isBusy}>
      <section class="stack" part="section" aria-labelledby={id}>
        <h3 id={id} part="section-title" tabIndex={-1}>
          {title}
        </h3>
        <SetbackAlert setback={change.setback} />
        <Notice message={change.isSaved ? texts.saved : null} />
        {children}
      </section>
    </Busy.Provider>
  );
}
