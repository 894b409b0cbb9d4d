import { useId, useRef, useState } from 'preact/hooks';
import { sayDifferenceOf, sayPlaces, sayScored, simulatedMeasure } from '../../charts';
import { linkTo } from '../../engine/link';
import type { SharedScenario } from '../../engine/scenarios';
import type { Locale } from '../../locale';

interface CompareProps {
  shared: SharedScenario;
  locale: Locale;
}

/** Scenarios kept beside one another while the page is open, and the link that takes one along. */
export function Compare({ shared, locale }: CompareProps) {
  const words = locale.words.whatif;
  const field = useId();
  const [name, setName] = useState('');
  const { answer, saved } = shared;
  const measured = simulatedMeasure(answer, locale);
  const proposed = locale.fill(words.saveDefault, { n: saved.length + 1 });
  const save = (): void => {
    shared.save(name.trim() || proposed);
    setName('');
  };
  return (
    <>
      <p class="controls row small">
        <label for={field}><span class="quiet">{words.saveName}</span></label>
        <input id={field} type="text" autocomplete="off" maxLength={80} data-action="save-name" placeholder={proposed} value={name} onInput={(event) => setName(event.currentTarget.value)} />
        <button type="button" class="push" data-action="save" disabled={answer.changes.length === 0} onClick={save}>{words.save}</button>
      </p>
      {saved.length > 0 && (
        <div class="scroll" role="region" tabIndex={0} aria-label={words.compare}>
          <table class="data small" data-table="whatif-saved" part="table">
            <caption class="hidden">{words.compare}. {locale.words.simulated}</caption>
            <thead>
              <tr>
                <th scope="col">{words.preset}</th>
                <th scope="col" class="right">{words.score}</th>
                <th scope="col" class="right">{words.rank}</th>
                <th scope="col" class="right">{words.versus}</th>
                <th scope="col"><span class="hidden">{words.open}</span></th>
              </tr>
            </thead>
            <tbody>
              {[{ name: words.official, document: null, outcome: answer.official }, ...saved].map(({ name: title, document, outcome }, i) => (
                <tr key={title} data-row={i}>
                  <th scope="row">{title}</th>
                  <td class="right num" data-column="score" data-value={outcome.score ?? ''}>{sayScored(outcome.score, measured, locale)}</td>
                  <td class="right num" data-column="rank" data-value={outcome.rank ?? ''}>{outcome.rank ?? words.noRank}</td>
                  <td class="right num">
                    {document !== null && [sayDifferenceOf(answer.official.score, outcome.score, measured, locale), sayPlaces(answer.official.rank, outcome.rank, locale)].filter(Boolean).join('; ')}
                  </td>
                  <td>
                    {document !== null && (
                      <span class="row">
                        <button type="button" class="plain-action" data-action="open" aria-label={locale.fill(words.openNamed, { name: title })} onClick={() => shared.open(document)}>{words.open}</button>
                        <button type="button" class="plain-action" data-action="forget" aria-label={locale.fill(words.forget, { name: title })} onClick={() => shared.forget(title)}>{words.removeShort}</button>
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Share shared={shared} locale={locale} />
    </>
  );
}

/** The scenario as an address: copied where the browser lets it, shown to be copied by hand in any case. */
function Share({ shared, locale }: CompareProps) {
  const words = locale.words.whatif;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [link, setLink] = useState<{ of: string; address: string | null } | null>(null);
  const [said, setSaid] = useState('');
  const current = link !== null && link.of === shared.text ? link : null;
  const share = (): void => {
    const address = linkTo(shared.text, location.href);
    setLink({ of: shared.text, address });
    setSaid(address === null ? words.tooLong : '');
    if (address === null) return;
    // The field is there once the widget is drawn anew.
    setTimeout(() => field.current?.select());
    navigator.clipboard?.writeText(address).then(() => setSaid(words.shared), () => undefined);
  };
  return (
    <p class="controls row small">
      <button type="button" class="push" data-action="share" disabled={shared.answer.changes.length === 0} onClick={share}>{words.share}</button>
      {current?.address && (
        <label for={id} class="link">
          <span class="quiet">{words.link}</span>
          <input id={id} ref={field} type="text" readOnly data-action="link" value={current.address} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
      <span role="status">{said}</span>
    </p>
  );
}
