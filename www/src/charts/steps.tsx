import { percent } from './scale';

/** The scale of differences: from the least to the greatest place that any of them comes to, 0 always within. */
export interface SpanScale {
  low: number;
  high: number;
  at(value: number): number;
}

export function spanScale(values: readonly number[]): SpanScale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const span = high - low || 1;
  return { low, high, at: (value) => (value - low) / span };
}

/**
 * One step of a waterfall: a bar from where the last step ended to where this one does, and a thin line down to the next. An
 * arrow cut into its end says which way it goes, so that a rise and a fall differ without colour. Its figure stands beside it.
 */
export function StepBar({ scale, from, to, whole = false }: { scale: SpanScale; from: number; to: number; whole?: boolean }) {
  const [left, right] = [scale.at(Math.min(from, to)), scale.at(Math.max(from, to))];
  const kind = to < from ? 'fall' : 'rise';
  return (
    <svg class={`step ${whole ? 'whole' : ''} ${kind}`} width="100%" height="1.6em" aria-hidden="true" focusable="false">
      <line class="zero" x1={percent(scale.at(0))} x2={percent(scale.at(0))} y1="0" y2="100%" />
      <rect class="value" x={percent(left)} y=".35em" width={percent(right - left)} height=".9em" />
      {to !== from && (
        <svg x={percent(scale.at(to))} y=".35em" width=".9em" height=".9em" viewBox="0 0 18 18" overflow="visible">
          <path class="way" d={kind === 'fall' ? 'M9 4l-5 5l5 5' : 'M-9 4l5 5l-5 5'} />
        </svg>
      )}
      <line class="end" x1={percent(scale.at(to))} x2={percent(scale.at(to))} y1=".2em" y2="1.6em" />
    </svg>
  );
}

export interface ShareBarProps {
  first: number;
  total: number;
  low: number;
  high: number;
}

/** Shares of a variance on a scale of 0 to 1: dark for what a factor does alone, pale with what it does with others, thin line for the interval. */
export function ShareBar({ first, total, low, high }: ShareBarProps) {
  const within = (share: number): number => Math.min(1, Math.max(0, share));
  return (
    <svg class="share s-accent" width="100%" height="1.4em" aria-hidden="true" focusable="false">
      <line class="rule" x1="0" x2="100%" y1="1em" y2="1em" />
      <line class="rule" x1="100%" x2="100%" y1=".2em" y2="1em" />
      <rect class="total" x="0" y=".2em" width={percent(within(total))} height=".8em" />
      <rect class="first" x="0" y=".2em" width={percent(within(first))} height=".8em" />
      <line class="range casing" x1={percent(within(low))} x2={percent(within(high))} y1=".6em" y2=".6em" />
      <line class="range" x1={percent(within(low))} x2={percent(within(high))} y1=".6em" y2=".6em" />
    </svg>
  );
}
