import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PickFrameProps {
  readonly title: string;
  readonly onClose: () => void;
  /** The arrows go from entry to entry. */
  readonly moves?: boolean;
  /** What Enter does. */
  readonly enterDoes: string;
  /** Leaves the focus where an answer has put it. */
  readonly keepsFocus?: () => boolean;
  readonly children: ReactNode;
}

/** A field to type into near the top of the window, and what keys do there. */
export function PickFrame(props: PickFrameProps): ReactNode {
  const { title, onClose, moves = false, enterDoes, keepsFocus, children } = props;
  const { t } = useTranslation();
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-shade pick-shade" />
        <Radix.Content
          className="pick"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            if (keepsFocus?.() === true) event.preventDefault();
          }}
        >
          <Radix.Title className="visually-hidden">{title}</Radix.Title>
          {children}
          <p className="pick-hint" aria-hidden="true">
            {moves && (
              <>
                <kbd className="kbd">↑ ↓</kbd> {t('dialog.palette.hint')}{' '}
              </>
            )}
            <kbd className="kbd">⏎</kbd> {enterDoes} <kbd className="kbd">Esc</kbd> {t('app.close')}
          </p>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
