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
  /** Open mark, with a pale band for what holds it with 80 %. */
  forecast?: { value: number; likely: readonly [number, number] | null } | null;
  /** Colours the bar; without it the bar has the accent. */
  verdict?: Verdict;
  /** Not yet official: the bar is hollow. */
  hollow?: boolean;
  /** The unit that the reader looks at. */
  own?: boolean;
}

/** In em, so that a bar grows with the text around it. */
const top = 0.2;
const bottom = 0.85;
const em = (length: number): string => `${Number(length.toFixed(3))}em`;

/**
 * One horizontal bar on its scale, as wide as its place: bar for the value, tick for the target, triangle for today's
 * expectation, open circle on a pale band for the forecast, a hairline for the scale itself. All its figures stand as text beside it, so it is hidden from assistive
 * technology. Lengths are percentages of the place and em: it needs no measuring.
 */
export function Bar({ scale, value, target = [], expected = null, forecast = null, verdict, hollow = false, own = false }: BarProps) {
  const zero = scale.at(0);
  const end = value === null ? zero : scale.at(value);
  const colour = verdict ? `s-${statusColour(verdict)}` : own ? 's-own' : 's-accent';
  return (
    <svg class={`bar ${colour}`} width="100%" height={em(bottom + 0.55)} aria-hidden="true" focusable="false">
      <line class="rule" x1="0" x2="100%" y1={em(bottom)} y2={em(bottom)} />
      <line class="rule" x1="100%" x2="100%" y1={em(top)} y2={em(bottom)} />
      {value !== null && (
        <rect
          class={hollow ? 'value hollow' : 'value'}
          x={percent(Math.min(zero, end))} y={em(top)} width={percent(Math.abs(end - zero))} height={em(bottom - top)}
        />
      )}
      {forecast?.likely && (
        <rect
          class="interval" x={percent(scale.at(forecast.likely[0]))} y={em(top)}
          width={percent(scale.at(forecast.likely[1]) - scale.at(forecast.likely[0]))} height={em(bottom - top)}
        />
      )}
      {scale.low < 0 && <line class="zero" x1={percent(zero)} x2={percent(zero)} y1={em(top - 0.1)} y2={em(bottom + 0.1)} />}
      {target.flatMap((at) => ['casing', 'target'].map((name) => (
        <line key={name + at} class={name} x1={percent(scale.at(at))} x2={percent(scale.at(at))} y1="0" y2={em(bottom + 0.2)} />
      )))}
      {forecast && <circle class="forecast" cx={percent(scale.at(forecast.value))} cy={em((top + bottom) / 2)} r=".26em" />}
      {expected !== null && (
        <svg x={percent(scale.at(expected))} y={em(bottom)} width="1em" height="1em" viewBox="0 0 20 20" overflow="visible">
          <path class="expected" d="M0 1l6 9.5h-12z" />
        </svg>
      )}
    </svg>
  );
}
