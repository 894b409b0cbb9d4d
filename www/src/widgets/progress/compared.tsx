import type { ComponentChildren } from 'preact';
import type { ProgressItem } from '../../../../src/wasm/types';
import { comparesMethods, sayAgreement, sayJudgement } from '../../charts';
import type { Locale } from '../../locale';
import { Say, Status } from '../parts/text';

interface Props {
  item: ProgressItem;
  locale: Locale;
}

/** One goal under every definition of what is measured, its own first: the figures and the verdict that each gives. */
export function Definitions({ item, locale }: Props) {
  if (item.definitions.length === 0) return null;
  const { progress, common } = locale.words;
  const all = [{ indicator: item.indicator, figure: item.figure, verdict: item.verdict }, ...item.definitions];
  const differ = all.some(({ verdict }) => verdict !== item.verdict);
  return (
    <Compared name="definitions" of={locale.text(item.indicator.name)} title={progress.definitions} remark={differ ? progress.definitionsDiffer : ''} heads={[progress.definition, common.value, common.verdict]}>
      {all.map(({ indicator, figure, verdict }) => (
        <tr key={indicator.id} data-row={indicator.id}>
          <th scope="row"><Say text={indicator.name} locale={locale} /></th>
          <td data-column="value" data-value={figure?.value ?? ''}>
            <span class="strong num">{figure ? locale.valued(figure, indicator) : '–'}</span>
            {figure && figure.numerator !== null && figure.denominator !== null && (
              <> <span class="quiet num">{locale.number(figure.numerator)} / {locale.number(figure.denominator)}</span></>
            )}
          </td>
          <td data-column="verdict" data-value={verdict}><Status verdict={verdict} locale={locale} /></td>
        </tr>
      ))}
    </Compared>
  );
}

/** What each method of judging progress says, and how far they agree; shown where methods were asked for. */
export function Methods({ item, locale }: Props) {
  if (!comparesMethods(item)) return null;
  const { methods, common } = locale.words;
  return (
    <Compared name="methods" of={locale.text(item.indicator.name)} title={methods.title} remark={sayAgreement(item, locale)} heads={[methods.method, common.verdict]}>
      {item.methods.map((said) => (
        <tr key={said.method} data-row={said.method}>
          <th scope="row">{methods.name[said.method]}</th>
          <td data-column="word" data-value={said.word ?? ''} class={said.unavailable ? 'quiet' : ''}>{sayJudgement(said, locale)}</td>
        </tr>
      ))}
    </Compared>
  );
}

function Compared({ name, of, title, remark, heads, children }: {
  name: string; of: string; title: string; remark: string; heads: readonly string[]; children: ComponentChildren;
}) {
  const label = `${title}: ${of}`;
  return (
    <div class="compared">
      <p class="strong">{title}</p>
      {remark && <p>{remark}</p>}
      <div class="scroll" role="region" tabIndex={0} aria-label={label}>
        <table data-compared={name} aria-label={label}>
          <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </div>
  );
}
