import { useId } from 'preact/hooks';
import type { TableModel } from '../../charts';
import type { Locale } from '../../locale';
import { Disclosure } from './disclosure';

/** A table model as a real table. */
export function DataTable({ model, locale }: { model: TableModel; locale: Locale }) {
  const caption = useId();
  return (
    <>
      <p id={caption} class="strong">{model.caption}</p>
      <div class="scroll" role="region" tabIndex={0} aria-labelledby={caption}>
        <table class="data" data-table={model.name} part="table" aria-labelledby={caption}>
          <thead>
            <tr>
              {model.columns.map(({ key, label, numeric }) => (
                <th key={key} scope="col" class={numeric ? 'right' : ''}>{locale.capital(label)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {model.rows.map((row) => (
              <tr key={row.id} data-row={row.id} class={row.own ? 'own' : ''}>
                {row.cells.map((cell, i) => {
                  const column = model.columns[i];
                  const raw = cell.value === undefined ? {} : { 'data-value': cell.value === null ? '' : String(cell.value) };
                  return i === 0 ? (
                    <th key={column?.key} scope="row" data-column={column?.key} {...raw}>{cell.text}</th>
                  ) : (
                    <td key={column?.key} data-column={column?.key} class={column?.numeric ? 'right' : ''} {...raw}>{cell.text}</td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What opens to the tables behind a chart. */
export function Tables({ models, locale }: { models: readonly TableModel[]; locale: Locale }) {
  const filled = models.filter((model) => model.rows.length > 0);
  if (filled.length === 0) return null;
  return (
    <Disclosure label={locale.words.common.table} action="table">
      {() => filled.map((model) => <DataTable key={model.name} model={model} locale={locale} />)}
    </Disclosure>
  );
}
