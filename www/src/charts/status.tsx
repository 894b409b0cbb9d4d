import type { Verdict } from '../../../src/wasm/types';
import type { StatusColour } from '../theme';

/** The colour token of a verdict. */
export function statusColour(verdict: Verdict): StatusColour {
  return verdict === 'pending' || verdict === 'noData' || verdict === 'noTarget' ? 'none' : verdict;
}

/** Every verdict has its own shape, so that colour is never needed. In a square of 16. */
const shapes: Record<Verdict, { solid?: string; cut?: string; outline?: string }> = {
  achieved: { solid: 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14z', cut: 'M4.5 8.3l2.4 2.4l4.6-5' },
  onTrack: { solid: 'M8 2l6.5 12h-13z' },
  watch: { solid: 'M8 1l7 7l-7 7l-7-7z' },
  risk: { solid: 'M8 14l6.5-12h-13z' },
  alarm: { solid: 'M8 8l5.5-7h-11zM8 15l5.5-7h-11z' },
  missed: { solid: 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14z', cut: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6' },
  pending: { outline: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z' },
  noData: { outline: 'M3 8h10' },
  noTarget: { outline: 'M6 8h4' },
};

/** The sign of a verdict. Decoration beside its word: hidden from assistive technology. */
export function StatusMark({ verdict }: { verdict: Verdict }) {
  const { solid, cut, outline } = shapes[verdict];
  return (
    <svg class={`mark s-${statusColour(verdict)}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" data-verdict={verdict}>
      {solid && <path d={solid} fill="currentColor" />}
      {cut && <path d={cut} class="cut" fill="none" stroke-width="1.8" />}
      {outline && <path d={outline} fill="none" stroke="currentColor" stroke-width="2" />}
    </svg>
  );
}
