import { Slider as RadixSlider, Switch as RadixSwitch } from 'radix-ui';
import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import './fields.css';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly labelId?: string;
  readonly hintId?: string;
  readonly children: ReactNode;
}

/** A row of a form: what it is at the left, the control at the right. */
export function Field({ label, hint, labelId, hintId, children }: FieldProps): ReactNode {
  return (
    <div className="form-row">
      <div className="form-words">
        <span className="form-label" id={labelId}>
          {label}
        </span>
        {hint !== undefined && (
          <span className="form-hint" id={hintId}>
            {hint}
          </span>
        )}
      </div>
      <div className="form-control">{children}</div>
    </div>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Switch({ label, checked, onChange }: SwitchProps): ReactNode {
  const id = useId();
  return (
    <Field label={label} labelId={id}>
      <RadixSwitch.Root className="switch" checked={checked} onCheckedChange={onChange} aria-labelledby={id}>
        <RadixSwitch.Thumb className="switch-thumb" />
      </RadixSwitch.Root>
    </Field>
  );
}

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, all of them shown. */
export function Segments<Value extends string>(props: SegmentsProps<Value>): ReactNode {
  const { label, hint, value, options, onChange } = props;
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <Field label={label} hint={hint} labelId={id} hintId={hintId}>
      <div
        className="segments"
        role="radiogroup"
        aria-labelledby={id}
        {...(hint === undefined ? {} : { 'aria-describedby': hintId })}
      >
        {options.map((option) => (
          <label key={option.value} className="segment">
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </Field>
  );
}

interface SliderProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words. */
  readonly shown: string;
  readonly onChange: (value: number) => void;
}

export function Slider({ label, hint, value, min, max, step, shown, onChange }: SliderProps): ReactNode {
  const id = useId();
  return (
    <Field label={label} hint={hint} labelId={id}>
      <div className="slider-row">
        <RadixSlider.Root
          className="slider"
          value={[value]}
          min={min}
          max={max}
          step={step}
          onValueChange={([next]) => next !== undefined && onChange(next)}
        >
          <RadixSlider.Track className="slider-track">
            <RadixSlider.Range className="slider-range" />
          </RadixSlider.Track>
          <RadixSlider.Thumb className="slider-thumb" aria-labelledby={id} aria-valuetext={shown} />
        </RadixSlider.Root>
        <output className="slider-shown">{shown}</output>
      </div>
    </Field>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly maxLength: number;
  /** Once, when the field is left or Enter is pressed. */
  readonly onCommit: (value: string) => void;
}

export function TextField({
  label,
  hint,
  value,
  placeholder,
  maxLength,
  onCommit,
}: TextFieldProps): ReactNode {
  const id = useId();
  const hintId = `${id}-hint`;
  const [text, setText] = useState(value);
  const commit = () => {
    if (text.trim() !== value) onCommit(text.trim());
  };
  const commitNow = useRef(commit);
  useLayoutEffect(() => {
    commitNow.current = commit;
  });
  // Escape closes what it stands in without leaving the field.
  useEffect(() => () => commitNow.current(), []);
  return (
    <Field label={label} hint={hint} labelId={id} hintId={hintId}>
      <input
        className="field"
        type="text"
        aria-labelledby={id}
        {...(hint === undefined ? {} : { 'aria-describedby': hintId })}
        value={text}
        placeholder={placeholder}
        maxLength={maxLength}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </Field>
  );
}
