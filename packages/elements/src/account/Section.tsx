import type { Problem } from '@menshen/client';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Alert } from '../controls/Alert.js';
import { SetbackAlert } from '../controls/SetbackAlert.js';
import type { Setback } from '../view/useResting.js';
import { Busy, useView } from '../view/view.js';
import type { Change } from './useChange.js';

export interface SectionProps {
  readonly title: string;
  readonly change: Change;
  /** What became of something other than `change`. */
  readonly setback?: Setback | null;
  /** A refusal that no form of the section shows. */
  readonly problem?: Problem | null;
  readonly children: ComponentChildren;
}

/** A part of the account page, with the outcome of its last change. */
export function Section({ title, change, setback = null, problem, children }: SectionProps) {
  const { texts } = useView();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // The control that had the focus may be gone with what it changed.
  useLayoutEffect(() => {
    if (change.isSaved && document.activeElement === document.body) heading.current?.focus();
  }, [change.isSaved]);
  return (
    <Busy.Provider value={change.isBusy}>
      <section class="stack" part="section" aria-labelledby={id}>
        <div class="row between">
          <h3 id={id} ref={heading} part="section-title" tabIndex={-1}>
            {title}
          </h3>
          <p class="saved small" part="notice" role="status">
            {change.isSaved && texts.saved}
          </p>
        </div>
        <SetbackAlert setback={change.setback ?? setback} />
        <Alert message={problem?.message ?? null} />
        {children}
      </section>
    </Busy.Provider>
  );
}
