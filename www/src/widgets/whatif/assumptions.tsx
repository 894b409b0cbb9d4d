import { useId } from 'preact/hooks';
import { changeSubject, changeText, clean, sayChange, simulatedMeasure } from '../../charts';
import type { SharedScenario } from '../../engine/scenarios';
import type { Locale } from '../../locale';

const presets = ['free', 'high', 'base', 'low'] as const;

interface Shared {
  shared: SharedScenario;
  locale: Locale;
}

/** What is assumed: which preset it is, each change with its name, what it brings, and how to take it away. */
export function Assumptions({ shared, locale }: Shared) {
  const words = locale.words.whatif;
  const group = useId();
  const { answer } = shared;
  const preset = answer.preset ?? 'free';
  const unnamed = preset === 'free' ? 0 : answer.changes.filter(({ change }) => !change.name?.trim()).length;
  return (
    <>
      {(answer.changes.length > 0 || preset !== 'free') && (
        <fieldset class="row small">
          <legend class="hidden">{words.preset}</legend>
          <span class="quiet" aria-hidden="true">{words.preset}</span>
          {presets.map((name) => (
            <label key={name}>
              <input type="radio" name={group} data-action="preset" value={name} checked={preset === name} onChange={() => shared.edit({ preset: name === 'free' ? null : name })} />
              {words.presets[name]}
            </label>
          ))}
        </fieldset>
      )}
      {preset !== 'free' && <p class="small quiet hint"><span class="paper">{words.preset}: <span class="strong">{words.presets[preset]}</span>. </span>{words.presetHint}</p>}
      {unnamed > 0 && <p class="small strong" data-unnamed={unnamed}>{locale.fill(words.unnamed, { n: unnamed })}</p>}
      {answer.changes.length === 0 ? <p class="small quiet">{words.noneYet}</p> : <Changes shared={shared} locale={locale} />}
    </>
  );
}

function Changes({ shared, locale }: Shared) {
  const words = locale.words.whatif;
  const { answer } = shared;
  const measured = simulatedMeasure(answer, locale);
  const ranked = answer.changes.some(({ rank }) => rank !== null);
  const rename = (place: number, name: string): void => {
    const { changes } = shared.document;
    shared.edit({ changes: changes.map((change, i) => (i === place ? { ...change, name: name.trim() || null } : change)) });
  };
  return (
    <>
      <p class="small quiet hint">{words.bringsHint}</p>
      <div class="scroll" role="region" tabIndex={0} aria-label={words.changes}>
        <table class="data small changes" data-table="whatif-changes" part="table">
          <caption class="hidden">{words.changes}. {locale.words.simulated}</caption>
          <thead>
            <tr>
              <th scope="col">{words.change}</th>
              <th scope="col">{words.assumption}</th>
              <th scope="col" class="right">{words.brings}</th>
              {ranked && <th scope="col" class="right">{words.bringsRank}</th>}
              <th scope="col"><span class="hidden">{words.removeShort}</span></th>
            </tr>
          </thead>
          <tbody>
            {answer.changes.map(({ change, score, rank, problem }, place) => (
              <tr key={place} data-row={place}>
                <th scope="row" data-column="change">
                  {changeSubject(change, answer, locale)} <span class="quiet">{changeText(change, answer, locale)}</span>
                  {problem !== null && <span class="fault">{locale.fill(words.notApplied, { why: problem })}</span>}
                </th>
                <td data-column="name">
                  <input
                    type="text" autocomplete="off" maxLength={120} data-action="name" placeholder={words.assumption} aria-label={`${words.assumption}: ${sayChange(change, answer, locale)}`}
                    aria-invalid={answer.preset !== null && !change.name?.trim() ? 'true' : undefined}
                    value={change.name ?? ''} onChange={(event) => rename(place, event.currentTarget.value)}
                  />
                  <span class="paper">{change.name}</span>
                </td>
                <td class="right num" data-column="score" data-value={score ?? ''}>{score === null ? '' : locale.signed(clean(score), measured)}</td>
                {ranked && <td class="right num" data-column="rank" data-value={rank ?? ''}>{rank === null ? '' : rank === 0 ? locale.words.common.same : locale.fill(words.places, { v: locale.signed(rank, null) })}</td>}
                <td>
                  <button type="button" class="plain-action" data-action="remove" aria-label={locale.fill(words.remove, { name: sayChange(change, answer, locale) })} onClick={() => shared.remove(place)}>
                    {words.removeShort}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
