import type { Verdict } from '../../../src/wasm/types';
import { percent, type BarScale } from './scale';
import { statusColour } from './status';

export interface BarProps {
  scale: BarScale;
  value: number | null;
  /** Thin tick. */
  target?: readonly number[];
  /** Small triangle: where one should be by now. */
  expected?: number | null;
  /** Colours the bar; without it the bar has the accent. */
  verdict?: Verdict;
  /** Not yet official: the bar is hollow. */
  hollow?: boolean;
  /** The unit that the reader looks at. */
  own?: boolean;
}

const height = 22;
const bar = { y: 3, height: 10 };

/**
 * One horizontal bar on its scale, as wide as its place: bar for the value, tick for the target, triangle for today's
 * expectation, a hairline for the scale itself. All its figures stand as text beside it, so it is hidden from assistive
 * technology. Lengths are percentages: it needs no measuring and scales with the page.
 */
export function Bar({ scale, value, target = [], expected = null, verdict, hollow = false, own = false }: BarProps) {
  const zero = scale.at(0);
  const end = value === null ? zero : scale.at(value);
  const colour = verdict ? `s-${statusColour(verdict)}` : own ? 's-own' : 's-accent';
  return (
    <svg class={`bar ${colour}`} width="100%" height={height} aria-hidden="true" focusable="false">
      <line class="rule" x1="0" x2="100%" y1={bar.y + bar.height + 0.5} y2={bar.y + bar.height + 0.5} />
      <line class="rule" x1="100%" x2="100%" y1={bar.y} y2={bar.y + bar.height} />
      {value !== null && (
        <rect
          class={hollow ? 'value hollow' : 'value'}
          x={percent(Math.min(zero, end))}
          y={bar.y}
          width={percent(Math.abs(end - zero))}
          height={bar.height}
        />
      )}
      {scale.low < 0 && <line class="zero" x1={percent(zero)} x2={percent(zero)} y1={bar.y - 2} y2={bar.y + bar.height + 2} />}
      {target.map((at) => (
        <line key={at} class="target" x1={percent(scale.at(at))} x2={percent(scale.at(at))} y1="0" y2={bar.y + bar.height + 3} />
      ))}
      {expected !== null && (
        <svg x={percent(scale.at(expected))} y={bar.y + bar.height} width="1" height="1" overflow="visible">
          <path class="expected" d="M0 0l5 8h-10z" />
        </svg>
      )}
    </svg>
  );
}
