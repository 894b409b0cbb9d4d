import { useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Matrix } from '../../../../src/wasm/types';
import { columnDigits, columnName, matrixSentence, matrixTable, orderRows, shadeOf, shades, StatusMark, type MatrixOrder } from '../../charts';
import { fold, type Locale } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Downloads } from '../parts/downloads';
import { Empty, Frame } from '../parts/frame';
import { foldedName, UnitSearch } from '../parts/search';
import { Dotted, Say, Sources } from '../parts/text';
import { UpTo } from '../parts/up-to';
import { manyRows, useRows } from './rows';

/** Where exactly is the weakness? Units by indicators, shaded by share, with figures. */
export function MatrixWidget({ dashboard, select, locale, onSelect, density = 'embed' }: WidgetProps) {
  const matrix = useMemo(() => ask(() => dashboard.matrix(select)), [dashboard, JSON.stringify(select)]);
  const { words } = locale;
  if (!matrix) return <Empty name="matrix" locale={locale} density={density} title={words.matrix.name} />;
  const empty = matrix.units.length === 0 || matrix.columns.length === 0;
  const sources = [...matrix.sources, matrix.framework?.source];
  const about = (
    <Dotted
      items={[
        <Say text={matrix.unit.name} locale={locale} />,
        matrix.framework && <Say text={matrix.framework.name} locale={locale} />,
        matrix.period && locale.capital(locale.period(matrix.period)),
      ]}
    />
  );
  return (
    <Frame name="matrix" locale={locale} density={density} title={words.matrix.name} about={about} sentence={matrixSentence(matrix, locale)} empty={empty}>
      {!empty && <Table matrix={matrix} locale={locale} onSelect={onSelect} />}
      {!empty && (
        <footer class="foot small">
          <p class="legend">
            {words.matrix.low} {shades.map((shade) => <span key={shade} class={`swatch ${shade}`} />)} {words.matrix.high}
            <span class="swatch q-none" /> {words.tiles.without}
          </p>
          <UpTo dashboard={dashboard} figures={matrix.columns.map(({ period, coverage }) => ({ period, value: coverage.have || null }))} locale={locale} />
          <p><span class="sort">{words.matrix.sort}</span> {matrix.moreColumns > 0 && locale.fill(words.matrix.more, { n: matrix.moreColumns })}</p>
          <Sources sources={sources} locale={locale} />
          <Downloads
            dashboard={dashboard} question="matrix" select={select} tables={() => [matrixTable(matrix, locale)]}
            sources={sources} picture={matrix.units.length <= manyRows} locale={locale}
          />
        </footer>
      )}
    </Frame>
  );
}

function Table({ matrix, locale, onSelect }: { matrix: Matrix; locale: Locale; onSelect: WidgetProps['onSelect'] }) {
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<MatrixOrder>({ by: 'feed', best: true });
  const search = useId();
  const pane = useRef<HTMLDivElement>(null);
  const { words } = locale;
  const folded = useMemo(() => matrix.units.map(foldedName), [matrix]);
  const wanted = fold(query);
  const rows = useMemo(
    () => orderRows(matrix, [...matrix.units.keys()].filter((row) => folded[row]?.includes(wanted)), order, locale),
    [matrix, wanted, order, locale],
  );
  const digits = useMemo(() => matrix.columns.map((_, column) => columnDigits(matrix, column, locale)), [matrix, locale]);
  const { first, end } = useRows(pane, rows.length);
  /** Best first, then worst first, then the feed's order again. */
  const sort = (by: MatrixOrder['by']) => (): void => {
    setOrder(order.by !== by ? { by, best: true } : order.best ? { by, best: false } : { by: 'feed', best: true });
    pane.current?.scrollTo(0, 0);
  };
  const look = (text: string): void => {
    setQuery(text);
    pane.current?.scrollTo(0, 0);
  };
  const caption = locale.fill(words.matrix.tableCaption, { units: matrix.units.length, columns: matrix.columns.length });
  return (
    <>
      <UnitSearch id={search} query={query} onQuery={look} found={rows.length} of={matrix.units.length} locale={locale} />
      <div ref={pane} class={rows.length > manyRows ? 'pane even' : 'pane'} role="region" tabIndex={0} aria-label={locale.fill(words.ranking.region, { name: caption })}>
        <table data-table="matrix" part="table" aria-rowcount={rows.length + 1} aria-label={caption}>
          <thead>
            <tr class="small" aria-rowindex={1}>
              <Head label={words.common.unit} sorted={order.by === 'name' ? order.best : null} onSort={sort('name')} />
              {matrix.columns.map((column, i) => (
                <Head
                  key={i} label={<Say text={columnName(column)} locale={locale} />} sorted={order.by === i ? !order.best : null} onSort={sort(i)}
                  note={[
                    locale.text(column.indicator.unit),
                    matrix.period?.id !== column.period.id && locale.shortPeriod(column.period),
                    column.goal !== null && locale.fill(words.matrix.goal, { v: locale.number(column.goal) }),
                    column.mean !== null && column.coverage.have > 1 && locale.fill(words.matrix.mean, { v: locale.number(column.mean, Math.min(2, digits[i] ?? 2)) }),
                  ]}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            <Gap name="before" rows={first} span={matrix.columns.length + 1} />
            {rows.slice(first, end).map((row, i) => (
              <Row key={matrix.units[row]?.id} matrix={matrix} row={row} index={first + i + 2} digits={digits} locale={locale} onSelect={onSelect} />
            ))}
            <Gap name="after" rows={rows.length - end} span={matrix.columns.length + 1} />
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Stands for the rows that are not drawn; its height is set once a row's is known. */
function Gap({ name, rows, span }: { name: string; rows: number; span: number }) {
  return rows > 0 ? <tr key={name} class="gap" data-gap={name} role="presentation"><td colSpan={span} role="presentation" /></tr> : null;
}

interface HeadProps {
  label: preact.ComponentChildren;
  note?: readonly preact.ComponentChildren[];
  /** Whether the least comes first; `null`: not sorted by it. */
  sorted: boolean | null;
  onSort(): void;
}

function Head({ label, note = [], sorted, onSort }: HeadProps) {
  return (
    <th scope="col" aria-sort={sorted === null ? 'none' : sorted ? 'ascending' : 'descending'}>
      <button type="button" data-action="sort" onClick={onSort}>
        {label}{sorted !== null && <span class="arrow" aria-hidden="true">{'\u00a0'}{sorted ? '▲' : '▼'}</span>}
      </button>
      {note.some(Boolean) && <span class="mean"><Dotted items={note} /></span>}
    </th>
  );
}

interface RowProps {
  matrix: Matrix;
  row: number;
  /** Of the whole table, 1 is its head. */
  index: number;
  digits: readonly number[];
  locale: Locale;
  onSelect: WidgetProps['onSelect'];
}

function Row({ matrix, row, index, digits, locale, onSelect }: RowProps) {
  const { words } = locale;
  const unit = matrix.units[row];
  if (!unit) return null;
  const own = unit.id === matrix.unit.id;
  return (
    <tr data-row={unit.id} class={own ? 'own' : ''} aria-rowindex={index} aria-current={own ? 'true' : undefined}>
      <th scope="row">
        <button type="button" data-action="unit" onClick={() => onSelect({ unit: unit.id })}>
          <Say text={unit.name} locale={locale} />{own && <span class="hidden"> ({words.ranking.own_mark})</span>}
        </button>
      </th>
      {matrix.columns.map((column, i) => {
        const value = matrix.values[i]?.[row] ?? null;
        const verdict = matrix.verdicts[i]?.[row] ?? null;
        const share = matrix.shares[i]?.[row] ?? null;
        const flagged = verdict === 'missed' || verdict === 'alarm' || verdict === 'risk' || verdict === 'watch';
        return (
          <td key={i} data-column={column.node?.id ?? column.indicator.id} data-value={value ?? ''} class={value === null ? 'q-none' : share === null ? '' : shadeOf(share)}>
            {flagged && <StatusMark verdict={verdict} />}
            {value === null ? <><span aria-hidden="true">–</span><span class="hidden">{words.tiles.without}</span></> : <span class="num">{locale.number(value, digits[i] ?? 0)}</span>}
            {value !== null && verdict && <span class="hidden">, {words.verdict[verdict]}</span>}
          </td>
        );
      })}
    </tr>
  );
}
