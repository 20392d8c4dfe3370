import { Check, type LucideIcon } from 'lucide-react';
import { ContextMenu as RadixContext, DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

export type MenuEntry =
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly run: () => void;
      readonly icon?: LucideIcon;
      readonly shortcut?: string | undefined;
      readonly enabled?: boolean;
      /** Given: the item is one of a choice or a switch, and this says whether it is on. */
      readonly checked?: boolean;
    }
  | { readonly kind: 'line' }
  | { readonly kind: 'heading'; readonly label: string };

type Parts = Pick<typeof Radix, 'Item' | 'CheckboxItem' | 'Separator' | 'Label' | 'ItemIndicator'>;

function Entries({ entries, parts }: { entries: readonly MenuEntry[]; parts: Parts }): ReactNode {
  return entries.map((entry, index) => {
    if (entry.kind === 'line') return <parts.Separator key={`line-${index}`} className="menu-line" />;
    if (entry.kind === 'heading') {
      return (
        <parts.Label key={entry.label} className="menu-heading">
          {entry.label}
        </parts.Label>
      );
    }
    const { label, run, icon: Icon, shortcut, enabled = true, checked } = entry;
    const inside = (
      <>
        <span className="menu-sign">
          {checked === undefined
            ? Icon && <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
            : checked && <Check size={15} strokeWidth={2} aria-hidden="true" />}
        </span>
        <span className="menu-label">{label}</span>
        {shortcut !== undefined && <Kbd accelerator={shortcut} />}
      </>
    );
    return checked === undefined ? (
      <parts.Item key={label} className="menu-item" disabled={!enabled} onSelect={run}>
        {inside}
      </parts.Item>
    ) : (
      <parts.CheckboxItem
        key={label}
        className="menu-item"
        disabled={!enabled}
        checked={checked}
        onSelect={run}
      >
        {inside}
      </parts.CheckboxItem>
    );
  });
}

interface MenuProps {
  readonly entries: readonly MenuEntry[];
  /** The button that opens it. */
  readonly children: ReactNode;
  readonly side?: 'top' | 'bottom';
}

export function Menu({ entries, children, side = 'bottom' }: MenuProps): ReactNode {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="menu" side={side} align="start" sideOffset={5} collisionPadding={8}>
          <Entries entries={entries} parts={Radix} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ContextMenuProps extends Pick<MenuProps, 'entries' | 'children'> {
  readonly onOpen?: () => void;
  /** Gives the focus to what has it in the trigger; left out: the trigger has it. */
  readonly giveFocus?: () => void;
}

/** The same entries on a right click, the menu key or Shift+F10. */
export function ContextMenu({ entries, children, onOpen, giveFocus }: ContextMenuProps): ReactNode {
  return (
    <RadixContext.Root onOpenChange={(open) => open && onOpen?.()}>
      <RadixContext.Trigger asChild>{children}</RadixContext.Trigger>
      <RadixContext.Portal>
        <RadixContext.Content
          className="menu"
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (giveFocus === undefined) return;
            event.preventDefault();
            giveFocus();
          }}
        >
          <Entries entries={entries} parts={RadixContext} />
        </RadixContext.Content>
      </RadixContext.Portal>
    </RadixContext.Root>
  );
}
