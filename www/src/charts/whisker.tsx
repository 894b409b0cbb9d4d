import { percent } from './scale';

export interface WhiskerProps {
  /** How many ranks there are. */
  of: number;
  /** What holds 90 % of the simulated ranks. */
  low: number;
  high: number;
  median: number;
  /** Bounds under the limits of the weights. */
  best: number | null;
  worst: number | null;
  /** The official rank: upright tick. */
  official: number | null;
  own?: boolean;
}

/**
 * A unit's ranks on the scale of all ranks, the first at the left: dark band for the interval, thin line for the bounds, open
 * circle for the median, tick for the official rank. All its figures stand as text beside it. Needs no measuring.
 */
export function Whisker({ of, low, high, median, best, worst, official, own = false }: WhiskerProps) {
  const edge = (rank: number): number => rank / of;
  const middle = (rank: number): string => percent((rank - 0.5) / of);
  return (
    <svg class={own ? 'whisker s-own' : 'whisker s-none'} width="100%" height="1.4em" aria-hidden="true" focusable="false">
      <line class="rule" x1="0" x2="100%" y1="1.25em" y2="1.25em" />
      {best !== null && worst !== null && <line class="bounds" x1={percent(edge(best - 1))} x2={percent(edge(worst))} y1=".6em" y2=".6em" />}
      <rect class="band" x={percent(edge(low - 1))} y=".3em" width={percent(edge(high) - edge(low - 1))} height=".6em" />
      {official !== null && <line class="tick" x1={middle(official)} x2={middle(official)} y1="0" y2="1.2em" />}
      <circle class="median" cx={middle(median)} cy=".6em" r=".24em" />
    </svg>
  );
}
