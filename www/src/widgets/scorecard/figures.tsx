import { useState } from 'preact/hooks';
import type { Summary } from '../../../../src/wasm/types';
import { asGiven } from '../../charts';
import type { Locale } from '../../locale';
import { Heading } from '../parts/frame';
import { Dotted, Say } from '../parts/text';

/** So many figures are shown at first. */
const few = 6;

/** The latest figure of each indicator, large where there is no score to sum them up. */
export function Figures({ summary, locale }: { summary: Summary; locale: Locale }) {
  const [all, setAll] = useState(false);
  const { words } = locale;
  const { figures } = summary;
  const shown = all ? figures : figures.slice(0, few);
  return (
    <div class="block">
      <Heading>{words.scorecard.latest}</Heading>
      <ul class="figures">
        {shown.map(({ indicator, figure, change }) => (
          <li key={indicator.id} data-item={indicator.id}>
            <span><Say text={indicator.name} locale={locale} /></span>
            <span class="strong num" data-value={figure.value ?? ''}>{locale.valued(figure, indicator)}</span>
            <span class="small quiet when">
              <Dotted
                items={[
                  locale.capital(locale.shortPeriod(figure.period)),
                  change !== null && locale.change(change, indicator),
                  figure.denominator !== null && figure.numerator !== null &&
                    <span class="num">{locale.number(figure.numerator)}/{locale.number(figure.denominator)}</span>,
                  figure.printed !== null && locale.fill(words.passport.printed, { v: locale.quantity(figure.printed, asGiven(figure.printed, indicator)) }),
                  figure.asPrinted !== null && locale.fill(words.passport.wording, { text: figure.asPrinted }),
                  figure.coverage.of > 1 && locale.fill(words.scorecard.units, { ...figure.coverage }),
                  figure.status !== 'official' && words.status[figure.status].toLowerCase(),
                ]}
              />
            </span>
          </li>
        ))}
      </ul>
      {figures.length > few && (
        <button type="button" class="plain-action small" data-action="figures" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.scorecard.lessFigures : locale.fill(words.scorecard.moreFigures, { n: figures.length })}
        </button>
      )}
    </div>
  );
}
