import type { ComponentChildren } from 'preact';
import type { Dashboard, Summary } from '../../../../src/wasm/types';
import type { Locale } from '../../locale';
import { Disclosure } from '../parts/disclosure';
import { Say, Source, Sources } from '../parts/text';
import { UpTo } from '../parts/up-to';

/** Up to which day the figures go, coverage, publisher and sources; the notes of documents; what opens (`children`). */
export function Foot({ dashboard, summary, locale, children }: { dashboard: Dashboard; summary: Summary; locale: Locale; children: ComponentChildren }) {
  const { words } = locale;
  const { issued } = summary.freshness;
  const { period, total, domains } = summary;
  const figures = summary.figures.map(({ figure }) => figure);
  return (
    <footer class="foot small">
      <UpTo
        dashboard={dashboard} figures={period ? [total, ...domains, ...figures].map((one) => one && { period, value: one.value }) : figures} locale={locale}
        more={[
          issued && locale.fill(words.common.issued, { day: locale.day(issued) }),
          summary.coverage.of > 0 && locale.fill(words.scorecard.coverageText, { ...summary.coverage }),
          summary.publisher && locale.fill(words.common.publisher, { name: locale.text(summary.publisher) }),
        ]}
      />
      <Sources sources={summary.sources} locale={locale} />
      {summary.notes.length > 0 && (
        <Disclosure label={locale.fill(words.scorecard.notes, { n: summary.notes.length })} action="notes">
          {() => (
            <ul class="notes">
              {summary.notes.map((note, i) => (
                <li key={i}>
                  <span class="strong">{words.note[note.kind]}</span>
                  {note.node && <> (<Say text={note.node.name} locale={locale} />)</>}
                  {note.period && <> ({locale.shortPeriod(note.period)})</>}: <Say text={note.text} locale={locale} />
                  {note.source && <span class="quiet"> – <Source source={note.source} locale={locale} /></span>}
                </li>
              ))}
            </ul>
          )}
        </Disclosure>
      )}
      {children}
    </footer>
  );
}
