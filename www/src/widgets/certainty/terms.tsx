import { useState } from 'preact/hooks';
import type { CertaintyTerms } from '../../../../src/wasm/types';
import type { Locale } from '../../locale';
import { NumberField } from '../parts/number';
import { usualTerms } from '../parts/runs';

interface TermsProps {
  terms: CertaintyTerms;
  onTerms(terms: CertaintyTerms): void;
  locale: Locale;
}

const switches = ['noise', 'methods', 'missing'] as const;

/** What is taken as uncertain, how often it is drawn and from which seed; nothing is computed before the button is pressed. */
export function TermsForm({ terms, onTerms, locale }: TermsProps) {
  const words = locale.words.certainty;
  const [draft, setDraft] = useState<CertaintyTerms>({ ...usualTerms, ...terms });
  const set = (next: CertaintyTerms): void => setDraft({ ...draft, ...next });
  return (
    <fieldset class="terms small">
      <legend class="hidden">{words.terms}</legend>
      <NumberField label={words.runs} action="runs" value={draft.runs ?? null} bounds={{ low: 2, high: 10_000, whole: true }} locale={locale} onValue={(runs) => set({ runs })} />
      <NumberField label={words.seed} action="seed" value={draft.seed ?? null} bounds={{ low: 0, high: 2 ** 32 - 1, whole: true }} locale={locale} onValue={(seed) => set({ seed })} />
      <NumberField label={words.weights} action="weights" value={(draft.weights ?? 0) * 100} bounds={{ low: 0, high: 100, whole: false }} locale={locale} onValue={(share) => set({ weights: share / 100 })} />
      {switches.map((name) => (
        <label key={name}><input type="checkbox" data-action={name} checked={draft[name] ?? false} onChange={(event) => set({ [name]: event.currentTarget.checked })} />{words[name]}</label>
      ))}
      <button type="button" class="push" data-action="run" onClick={() => onTerms(draft)}>{words.again}</button>
    </fieldset>
  );
}
