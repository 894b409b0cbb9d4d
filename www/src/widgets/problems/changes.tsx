import type { Diff } from '../../../../src/wasm/types';
import { changesSentence, type TableModel } from '../../charts';
import type { Locale } from '../../locale';
import { Disclosure } from '../parts/disclosure';
import { Heading } from '../parts/frame';
import { DataTable } from '../parts/table';

/** What changed since an earlier edition of the feed: counted in a sentence, listed in tables. */
export function Changes({ diff, tables, locale }: { diff: Diff; tables: readonly TableModel[]; locale: Locale }) {
  const { editions } = locale.words;
  return (
    <div class="level changes">
      <Heading>{editions.title}</Heading>
      <p>{changesSentence(diff, locale)}</p>
      {tables.length > 0 && (
        <div class="small">
          <Disclosure label={editions.open} action="changes">
            {() => tables.map((model) => <DataTable key={model.name} model={model} locale={locale} />)}
          </Disclosure>
        </div>
      )}
    </div>
  );
}
