import type { Severity } from '../../../../src/wasm/types';

/** Every severity has its own shape, so that colour is never needed: octagon, triangle, circle. In a square of 16. */
const shapes: Record<Severity, { solid: string; cut: string }> = {
  error: { solid: 'M5 1h6l4 4v6l-4 4h-6l-4-4v-6z', cut: 'M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2' },
  warning: { solid: 'M8 1.2l7.2 13.3h-14.4z', cut: 'M8 5.6v4.4M8 11.4v1.6' },
  info: { solid: 'M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14z', cut: 'M8 7.2v4.6M8 4v1.7' },
};

/** The sign of a severity. Decoration beside its word: hidden from assistive technology. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { solid, cut } = shapes[severity];
  return (
    <svg class={`mark s-${severity}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={solid} fill="currentColor" />
      <path d={cut} class="cut" fill="none" stroke-width="1.8" />
    </svg>
  );
}
