import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** As in the contract; most disks take no more either. */
const maxNameLength = 255;

/** What keeps a text from being the name of a file. The service asks again, and knows what its own system takes. */
export function nameProblem(name: string): 'strange' | 'long' | null {
  if (name.length > maxNameLength) return 'long';
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[/\\\u0000-\u001f\u007f]/.test(name) || name === '.' || name === '..' ? 'strange' : null;
}

interface NameFieldProps {
  readonly name: string;
  readonly onChange: (name: string) => void;
}

/** The name of a file to be written; says at once why it can be none. */
export function NameField({ name, onChange }: NameFieldProps): ReactNode {
  const { t } = useTranslation();
  const hint = useId();
  const problem = nameProblem(name.trim());
  return (
    <>
      <label className="picker-field">
        <span>{t('files.picker.name')}</span>
        <input
          className="field"
          value={name}
          aria-invalid={problem !== null}
          aria-describedby={hint}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <p id={hint} className="picker-name-problem" role="status">
        {problem === null ? '' : t(problem === 'long' ? 'files.picker.longName' : 'files.picker.strangeName')}
      </p>
    </>
  );
}
