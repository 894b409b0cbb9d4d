/** Shades of one hue for shares: darker is nearer to the goal. The figure always stands in the cell, so shade is never needed. */

const steps = 5;

/** The class of a share, 0 to 1: `q0` (far) to `q4` (there); `q-none`, a hatch, without one. */
export function shadeOf(share: number | null): string {
  return share === null ? 'q-none' : `q${Math.min(steps - 1, Math.max(0, Math.floor(share * steps)))}`;
}

/** All shades, far to near, for legends. */
export const shades: readonly string[] = Array.from({ length: steps }, (_, i) => `q${i}`);

/** How much of the accent each shade holds: the darkest still leaves the ink 4.5:1, in light and in dark. */
const strengths = [8, 18, 28, 38, 48];

export const shadeRules = `
${strengths.map((part, i) => `.q${i}{background:var(--c-band);background:color-mix(in srgb,var(--c-accent) ${part}%,var(--c-paper))}`).join('\n')}
.q-none{background:repeating-linear-gradient(135deg,var(--c-hairline) 0 1px,var(--c-paper) 1px 7px)}
@media (forced-colors:active){.legend{display:none}}
@media print{.q0,.q1,.q2,.q3,.q4,.q-none{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
