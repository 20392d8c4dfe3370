import { Dialog as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { giveFocusBack } from '../shell/focus-home.ts';

interface PickFrameProps {
  readonly title: string;
  readonly onClose: () => void;
  /** The arrows go from entry to entry. */
  readonly moves?: boolean;
  /** What Enter does. */
  readonly enterDoes: string;
  readonly children: ReactNode;
}

/** A field to type into near the top of the window, and what keys do there. */
export function PickFrame(props: PickFrameProps): ReactNode {
  const { title, onClose, moves = false, enterDoes, children } = props;
  const { t } = useTranslation();
  const opener = useRef<Element | null>(null);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-shade pick-shade" />
        <Radix.Content
          className="pick"
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          // Radix would give the focus to a trigger, and what opens this are commands.
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveFocusBack(opener.current);
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
