import { useId, useState } from 'preact/hooks';
import type { Change, Dashboard, WhatIf } from '../../../../src/wasm/types';
import { leverName } from '../../charts';
import type { SharedScenario } from '../../engine/scenarios';
import type { Locale } from '../../locale';
import { ask } from '../parts/ask';
import { codeOf, NumberField } from '../parts/number';

const kinds = ['growth', 'by', 'target', 'weight', 'max'] as const;

type Kind = (typeof kinds)[number];

interface OtherProps {
  dashboard: Dashboard;
  shared: SharedScenario;
  locale: Locale;
}

interface Subject {
  id: string;
  text: string;
}

/** What a kind of change can be about. */
function subjectsOf(kind: Kind, answer: WhatIf, dashboard: Dashboard, locale: Locale): Subject[] {
  const found = new Map<string, string>();
  if (kind === 'weight' || kind === 'max') {
    for (const { node, depth } of answer.nodes) if (depth > 0) found.set(node.id, locale.text(node.name));
  } else if (kind === 'target') {
    const progress = ask(() => dashboard.progress({ unit: answer.unit.id, period: answer.period.id }));
    for (const { target, indicator } of progress?.items ?? []) {
      if ('value' in target.comparator) found.set(target.id, `${locale.text(indicator.name)}: ${locale.comparator(target.comparator, indicator)}`);
    }
  } else {
    for (const lever of answer.levers) if (lever.indicator && lever.kind !== 'points') found.set(lever.indicator.id, locale.text(leverName(lever)));
    for (const lever of answer.levers) if (lever.node && lever.kind === 'points') found.set(lever.node.id, locale.text(leverName(lever)));
  }
  return [...found].map(([id, text]) => ({ id, text }));
}

/** Changes that no slider makes: growth, sums added, targets, weights and maxima; for one unit or for all. */
export function OtherChange({ dashboard, shared, locale }: OtherProps) {
  const words = locale.words.whatif;
  const { answer } = shared;
  const name = useId();
  const possible = kinds.filter((kind) => subjectsOf(kind, answer, dashboard, locale).length > 0);
  const [kind, setKind] = useState<Kind>(possible[0] ?? 'growth');
  const subjects = subjectsOf(kind, answer, dashboard, locale);
  const [chosen, setChosen] = useState('');
  const subject = subjects.find(({ id }) => id === chosen) ?? subjects[0];
  const [amount, setAmount] = useState<number | null>(null);
  const [everyone, setEveryone] = useState(false);
  const [title, setTitle] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const ofFramework = kind === 'weight' || kind === 'max';

  const add = (): void => {
    if (subject === undefined || amount === null) return;
    const onNode = answer.nodes.some(({ node }) => node.id === subject.id) && !answer.levers.some(({ indicator }) => indicator?.id === subject.id);
    const about: Change = kind === 'target' ? { target: subject.id } : ofFramework || onNode ? { node: subject.id } : { indicator: subject.id };
    const what: Change = kind === 'target' ? { value: amount } : { [kind]: amount };
    const unit: Change = ofFramework || everyone ? {} : { unit: answer.unit.id };
    try {
      shared.apply([{ ...unit, ...about, ...(title.trim() ? { name: title.trim() } : {}), ...what }]);
      setFault(null);
      setAmount(null);
      setTitle('');
    } catch (error) {
      setFault(locale.error(codeOf(error)).text);
    }
  };

  return (
    <fieldset class="other small">
      <legend class="hidden">{words.other}</legend>
      <label>
        <span class="quiet">{words.kind}</span>
        <select data-action="kind" value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
          {possible.map((one) => <option key={one} value={one} selected={one === kind}>{words.kinds[one]}</option>)}
        </select>
      </label>
      <label>
        <span class="quiet">{words.subject}</span>
        <select data-action="subject" value={subject?.id ?? ''} onChange={(event) => setChosen(event.currentTarget.value)}>
          {subjects.map(({ id, text }) => <option key={id} value={id} selected={id === subject?.id}>{text}</option>)}
        </select>
      </label>
      {!ofFramework && (
        <label>
          <span class="quiet">{words.scope}</span>
          <select data-action="scope" value={everyone ? 'all' : 'own'} onChange={(event) => setEveryone(event.currentTarget.value === 'all')}>
            <option value="own" selected={!everyone}>{locale.text(answer.unit.name)}</option>
            <option value="all" selected={everyone}>{words.everyUnit}</option>
          </select>
        </label>
      )}
      <NumberField
        label={words.amount} action="amount" value={amount} bounds={{ low: kind === 'weight' || kind === 'max' ? 0 : -Number.MAX_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER, whole: false }}
        locale={locale} onValue={setAmount}
      />
      <label for={name}>
        <span class="quiet">{words.assumption}</span>
        <input id={name} type="text" autocomplete="off" maxLength={120} data-action="title" value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
      </label>
      <button type="button" class="push" data-action="add" disabled={subject === undefined || amount === null} onClick={add}>{words.add}</button>
      {fault !== null && <p class="fault" role="alert">{fault}</p>}
    </fieldset>
  );
}
