import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

interface PopoverProps {
  /** What a screen reader calls it. */
  readonly label: string;
  /** The button that opens it. */
  readonly button: ReactNode;
  readonly side?: 'top' | 'bottom';
  readonly children: ReactNode;
}

/** Facts that a button shows beside it: reached by Tab, closed by Escape, a press beside it or the button. */
export function Popover({ label, button, side = 'bottom', children }: PopoverProps): ReactNode {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{button}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="popover"
          aria-label={label}
          side={side}
          align="start"
          sideOffset={5}
          collisionPadding={8}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
