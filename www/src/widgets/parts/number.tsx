import { useId, useRef, useState } from 'preact/hooks';
import { NBSP, places, readNumber, type Bounds, type Locale } from '../../locale';

/** A number as it is typed: with the digits that it needs. */
export const plainNumber = (value: number, locale: Locale): string => locale.number(value, places(value, 6));

export interface NumberFieldProps {
  label: string;
  /** The label is for those who hear it: what is seen says it already. */
  quietLabel?: boolean;
  action: string;
  value: number | null;
  bounds: Bounds;
  locale: Locale;
  /** May throw the core's refusal, which is said at the field. */
  onValue(value: number): void;
}

/**
 * A field for a number, written as the page's language writes it. What is typed is read when the field is left or Enter is
 * pressed; what cannot be read, or has two readings, stays and is explained.
 */
export function NumberField({ label, quietLabel = false, action, value, bounds, locale, onValue }: NumberFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const shown = useRef(value);
  // A value that comes from elsewhere, such as the slider beside the field, takes the place of what was typed.
  const moved = shown.current !== value;
  shown.current = value;
  const text = draft !== null && !moved ? draft : value === null ? '' : plainNumber(value, locale);
  const trouble = moved ? null : fault;

  const read = (typed: string): void => {
    if (typed.trim() === '' && value === null) return;
    const reading = readNumber(typed, locale.words.marks, bounds);
    let why: string | null = null;
    if (reading.kind !== 'value') why = sayReading(reading, bounds, locale);
    else {
      try {
        if (reading.value !== value) onValue(reading.value);
      } catch (error) {
        why = locale.fill(locale.words.number.refused, { why: locale.error(codeOf(error)).title });
      }
    }
    setFault(why);
    setDraft(why === null ? null : typed);
  };

  return (
    <span class="number">
      <label for={id} class={quietLabel ? 'hidden' : 'quiet'}>{label}</label>
      <input
        id={id} type="text" inputMode={bounds.whole ? 'numeric' : 'decimal'} autocomplete="off" data-action={action} value={text}
        aria-invalid={trouble ? 'true' : undefined} aria-describedby={trouble ? `${id}-why` : undefined}
        onInput={(event) => setDraft(event.currentTarget.value)} onChange={(event) => read(event.currentTarget.value)}
      />
      {trouble && <span id={`${id}-why`} class="fault" role="alert">{trouble}</span>}
    </span>
  );
}

/** Why what was typed is not taken. */
function sayReading(reading: Exclude<ReturnType<typeof readNumber>, { kind: 'value' }>, bounds: Bounds, locale: Locale): string {
  const { number } = locale.words;
  const bound = (value: number): string => plainNumber(value, locale).replace(/ /g, NBSP);
  switch (reading.kind) {
    case 'ambiguous': {
      const [one, other] = reading.readings;
      // Without marks of thousands, so that what is asked for can be read in one way only.
      const plain = (value: number): string => String(value).replace('.', locale.words.marks.decimal);
      return locale.fill(number.ambiguous, { one: bound(one), other: bound(other), plainOne: plain(one), plainOther: plain(other) });
    }
    case 'outside':
      return locale.fill(number.outside, { low: bound(bounds.low), high: bound(bounds.high) });
    case 'fraction':
      return number.fraction;
    default:
      return locale.fill(number.unreadable, { example: bounds.whole ? bound(1250) : bound(98.7) });
  }
}

export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));
