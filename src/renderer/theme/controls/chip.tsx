import type { ReactNode } from 'react';

interface ChipProps {
  readonly pressed: boolean;
  readonly onPress: () => void;
  readonly count?: number;
  readonly children: ReactNode;
}

/** A filter that is on or off, with how many it lets through. */
export function Chip({ pressed, onPress, count, children }: ChipProps): ReactNode {
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={onPress}>
      {children}
      {count !== undefined && <span className="chip-count">{count}</span>}
    </button>
  );
}

interface TagProps {
  readonly tone?: 'plain' | 'ok';
  readonly children: ReactNode;
}

/** A fact in a small box; says, never does. */
export function Tag({ tone = 'plain', children }: TagProps): ReactNode {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}
