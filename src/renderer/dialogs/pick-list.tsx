import { Command } from 'cmdk';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../theme/controls/index.ts';
import type { Answering } from './dialog-stack.ts';
import { PickFrame } from './pick-frame.tsx';

export interface PickEntry {
  readonly id: string;
  readonly label: string;
  /** Also found by these, such as the name in the other language. */
  readonly keywords?: readonly string[];
  readonly detail?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly checked?: boolean;
  readonly enabled?: boolean;
}

export interface PickGroup {
  readonly label: string;
  readonly entries: readonly PickEntry[];
}

export interface PickListProps {
  readonly title: string;
  readonly placeholder: string;
  readonly nothing: string;
  readonly groups: readonly PickGroup[];
  /** The entry that is lit at first. */
  readonly current?: string;
}

function Entry({ entry, onPick }: { entry: PickEntry; onPick: (id: string) => void }): ReactNode {
  return (
    <Command.Item
      value={entry.id}
      keywords={[entry.label, ...(entry.keywords ?? [])]}
      disabled={entry.enabled === false}
      className="pick-entry"
      onSelect={() => onPick(entry.id)}
    >
      <span className="pick-label">{entry.label}</span>
      {entry.detail !== undefined && <span className="pick-detail">{entry.detail}</span>}
      {entry.checked === true && <Check size={15} strokeWidth={2} aria-hidden="true" />}
      {entry.shortcut !== undefined && <Kbd accelerator={entry.shortcut} />}
    </Command.Item>
  );
}

/** Characters typed must occur in order; whole runs count more. Bounded, and the same for Chinese and Latin. */
function score(value: string, search: string, keywords: readonly string[] = []): number {
  const wanted = search.trim().toLowerCase();
  let best = 0;
  for (const [index, keyword] of [...keywords, value].entries()) {
    const found = keyword.toLowerCase().indexOf(wanted);
    if (found !== -1) best = Math.max(best, (found === 0 ? 1 : 0.8) - index * 0.05);
    else if (wanted.split(/\s+/).every((part) => keyword.toLowerCase().includes(part)))
      best = Math.max(best, 0.4);
  }
  return best;
}

/** A list to type into and choose from: the command palette, and every choice among many. Answers an id or null. */
export function PickList(props: PickListProps & Answering<string | null>): ReactNode {
  const { title, placeholder, nothing, groups, current, answer } = props;
  const { t } = useTranslation();
  return (
    <PickFrame title={title} onClose={() => answer(null)} moves enterDoes={t('files.picker.choose')}>
      <Command
        label={title}
        loop
        filter={score}
        {...(current === undefined ? {} : { defaultValue: current })}
      >
        <Command.Input className="pick-input" placeholder={placeholder} aria-label={placeholder} />
        <Command.List className="pick-list" label={title}>
          <Command.Empty className="pick-nothing">{nothing}</Command.Empty>
          {groups.map((group) => (
            <Command.Group key={group.label} heading={group.label} className="pick-group">
              {group.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} onPick={answer} />
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </PickFrame>
  );
}
