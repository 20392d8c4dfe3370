import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../theme/controls/index.ts';
import type { Answering } from './dialog-stack.ts';

export interface Choice<Answer> {
  readonly answer: Answer;
  readonly label: string;
  readonly look?: 'plain' | 'primary' | 'danger';
}

interface QuestionProps<Answer> {
  readonly title: string;
  readonly body: string;
  /** What stands under the question, such as places in the text. */
  readonly details?: ReactNode;
  /** From the least to the most wanted; the last one gets the focus. */
  readonly choices: readonly Choice<Answer>[];
  readonly wide?: boolean;
  /** Instead of "Cancel". */
  readonly refuse?: string;
}

/** A question with a few answers; null when it is turned away. */
export function Question<Answer>(props: QuestionProps<Answer> & Answering<Answer | null>): ReactNode {
  const { title, body, details, choices, wide = false, refuse, answer } = props;
  const { t } = useTranslation();
  const footer = (
    <>
      <Button look="quiet" onClick={() => answer(null)}>
        {refuse ?? t('app.cancel')}
      </Button>
      <span className="stretch" />
      {choices.map((choice, index) => (
        <Button
          key={choice.label}
          look={choice.look ?? 'plain'}
          onClick={() => answer(choice.answer)}
          {...(index === choices.length - 1 ? { 'data-first-focus': true } : {})}
        >
          {choice.label}
        </Button>
      ))}
    </>
  );
  return (
    <Dialog
      question
      title={title}
      description={body}
      width={wide ? 'medium' : 'narrow'}
      footer={footer}
      onClose={() => answer(null)}
    >
      {details}
    </Dialog>
  );
}
