import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { giveFocusBack } from '../../shell/focus-home.ts';
import { IconButton } from './button.tsx';

export interface DialogProps {
  readonly title: string;
  /** One or two sentences under the title; also what a screen reader says on opening. */
  readonly description?: string;
  readonly onClose: () => void;
  readonly width?: 'narrow' | 'medium' | 'wide' | 'full';
  /** Buttons; the one that loses nothing comes first in the DOM and gets the focus when nothing else asks for it. */
  readonly footer?: ReactNode;
  /** A question that wants an answer: no closing by a click beside it. */
  readonly question?: boolean;
  readonly children?: ReactNode;
}

const focusable = 'input:not(:disabled), button:not(:disabled), [tabindex="0"], a[href]';

/** Whatever is marked `data-first-focus`, else the first control of the body, else the dialog: not the closing button. */
function focusFirst(event: Event): void {
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  event.preventDefault();
  const wanted =
    dialog.querySelector<HTMLElement>('[data-first-focus]') ??
    dialog.querySelector<HTMLElement>('.dialog-body :checked') ??
    dialog.querySelector('.dialog-body')?.querySelector<HTMLElement>(focusable) ??
    dialog.querySelector('.dialog-foot')?.querySelector<HTMLElement>(focusable);
  (wanted ?? dialog).focus();
}

/** Also when the click has taken it away already. */
const isOnNotice = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('.notice') !== null;

/** A modal window; mounted means open. Gives the focus back where it was when it closes. */
export function Dialog(props: DialogProps): ReactNode {
  const { title, description, onClose, width = 'medium', footer, question = false, children } = props;
  const { t } = useTranslation();
  const opener = useRef<Element | null>(null);
  const hasBody = children !== undefined && children !== null && children !== false;
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-shade" />
        <Radix.Content
          className={`dialog dialog-${width}`}
          role={question ? 'alertdialog' : 'dialog'}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            focusFirst(event);
          }}
          // Radix would give the focus to a trigger, and what opens ours are commands.
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveFocusBack(opener.current);
          }}
          onPointerDownOutside={(event) => {
            if (question || isOnNotice(event.detail.originalEvent)) event.preventDefault();
          }}
        >
          <header className="dialog-head">
            <Radix.Title className="dialog-title">{title}</Radix.Title>
            {description !== undefined && (
              <Radix.Description className="dialog-description">{description}</Radix.Description>
            )}
            {!question && (
              <div className="dialog-close">
                <IconButton icon={X} label={t('app.close')} onClick={onClose} />
              </div>
            )}
          </header>
          {hasBody && <div className="dialog-body">{children}</div>}
          {footer !== undefined && <footer className="dialog-foot">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
