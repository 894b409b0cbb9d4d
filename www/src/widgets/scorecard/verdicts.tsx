import type { Summary } from '../../../../src/wasm/types';
import { StatusMark, verdictOrder } from '../../charts';
import type { Locale } from '../../locale';
import { Heading } from '../parts/frame';

/** How many targets stand where: sign, number and word of every verdict that occurs. */
export function Verdicts({ summary, locale }: { summary: Summary; locale: Locale }) {
  const { words } = locale;
  return (
    <div class="block">
      <Heading>{words.scorecard.verdicts}</Heading>
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
