import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { shortcutForAria } from '../../commands/shortcut.ts';
import { Kbd } from './kbd.tsx';
import { Tooltip } from './tooltip.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  /** `primary`: the one thing to do next; `quiet`: no border until it matters; `danger`: loses something. */
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly icon?: LucideIcon;
  /** In Electron's notation; shown beside the label. */
  readonly shortcut?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'plain', icon: Icon, shortcut, children, ...rest }: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={`push push-${look}`}
      {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcutForAria(shortcut) })}
      {...rest}
    >
      {Icon && <Icon size={15} strokeWidth={1.75} aria-hidden="true" />}
      <span className="push-label">{children}</span>
      {shortcut !== undefined && <Kbd accelerator={shortcut} />}
    </button>
  );
}

export interface IconButtonProps extends Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'className' | 'children'
> {
  readonly icon: LucideIcon;
  /** Its name for screen readers and its tooltip. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly pressed?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon: Icon, label, shortcut, pressed, ...rest }: IconButtonProps): ReactNode {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button
        type="button"
        className="icon-button"
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcutForAria(shortcut) })}
        {...rest}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
