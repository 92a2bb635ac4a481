import type { ComponentChildren } from 'preact';

export interface RowProps {
  readonly label: ComponentChildren;
  readonly detail?: ComponentChildren;
  /** Buttons at the end of the row. */
  readonly children?: ComponentChildren;
}

/** One thing in a list, with what can be done with it. */
export function Row({ label, detail, children }: RowProps) {
  return (
    <li>
      <div class="grow">
        <p>{label}</p>
        {detail && <p class="small muted">{detail}</p>}
      </div>
      <div class="row">{children}</div>
    </li>
  );
}
