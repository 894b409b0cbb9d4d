import type { Summary } from '../../../../src/wasm/types';
import { StatusMark, verdictOrder } from '../../charts';
import type { Locale } from '../../locale';

/** How many targets stand where: sign, number and word of every verdict that occurs. */
export function Verdicts({ summary, heading, locale }: { summary: Summary; heading: number; locale: Locale }) {
  const { words } = locale;
  return (
    <div class="block">
      <div class="strong" role="heading" aria-level={heading}>{words.scorecard.verdicts}</div>
      <ul class="counts">
        {verdictOrder.filter((verdict) => summary.verdicts[verdict] > 0).map((verdict) => (
          <li key={verdict} class="status" data-verdict={verdict} data-value={summary.verdicts[verdict]}>
            <StatusMark verdict={verdict} />
            <span><span class="n">{locale.number(summary.verdicts[verdict])}</span> {words.verdict[verdict].toLowerCase()}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
