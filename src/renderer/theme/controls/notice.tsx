import { CircleAlert, CircleCheck, Info, TriangleAlert, X, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button.tsx';

export type Tone = 'info' | 'ok' | 'warn' | 'danger';

const signs: Readonly<Record<Tone, LucideIcon>> = {
  info: Info,
  ok: CircleCheck,
  warn: TriangleAlert,
  danger: CircleAlert,
};

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface NoticeProps {
  readonly tone: Tone;
  readonly title: string;
  /** What to do about it. */
  readonly detail?: string | undefined;
  readonly actions?: readonly NoticeAction[];
  readonly onDismiss?: () => void;
  /** `bar`: across the top of a pane; `card`: floats in the corner. */
  readonly place?: 'bar' | 'card';
}

export function Notice({
  tone,
  title,
  detail,
  actions = [],
  onDismiss,
  place = 'bar',
}: NoticeProps): ReactNode {
  const { t } = useTranslation();
  const Sign = signs[tone];
  return (
    <div className={`notice notice-${tone} notice-${place}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Sign className="notice-sign" size={17} strokeWidth={1.75} aria-hidden="true" />
      <div className="notice-words">
        <p className="notice-title">{title}</p>
        {detail !== undefined && <p className="notice-detail">{detail}</p>}
        {actions.length > 0 && (
          <div className="notice-actions">
            {actions.map((action) => (
              <Button key={action.label} onClick={action.run}>
                {action.label}
              </Button>
            ))}
          </div>
        )}
      </div>
      {onDismiss && <IconButton icon={X} label={t('app.dismiss')} onClick={onDismiss} />}
    </div>
  );
}
