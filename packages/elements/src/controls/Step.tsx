import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';

/** Whether the user has already acted: the first step of a page must not take the focus. */
export const HasActed = createContext<{ current: boolean }>({ current: false });

export interface StepProps {
  readonly title: string;
  readonly lead?: string | null | undefined;
  readonly children?: ComponentChildren;
}

/** A step with its heading. When it appears, its first field gets the focus, or its heading if it has none. */
export function Step({ title, lead, children }: StepProps) {
  const hasActed = useContext(HasActed);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!hasActed.current) {
      hasActed.current = true;
      return;
    }
    const root = heading.current?.closest('.step');
    (root?.querySelector<HTMLElement>('[data-first]') ?? heading.current)?.focus();
  }, []);
  return (
    <div class="step stack" part="step">
      <div class="tight">
        <h2 part="title" tabIndex={-1} ref={heading}>
          {title}
        </h2>
        {lead && <p class="muted">{lead}</p>}
      </div>
      {children}
    </div>
  );
}
