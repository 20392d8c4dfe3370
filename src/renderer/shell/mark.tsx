import type { ReactNode } from 'react';

/** Galley's sign: the proofreader's ⌒ (close up) over a line of type, in the colour of the pencil. */
export function Mark({ size = 20 }: { size?: number }): ReactNode {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path className="mark-type" d="M3 15h6.5M14.5 15H21M3 20h18" strokeWidth="2.4" strokeLinecap="round" />
      <path className="mark-pencil" d="M5.5 9.5c3-6 10-6 13 0" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  );
}
