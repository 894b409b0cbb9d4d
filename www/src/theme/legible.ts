import { statusColours } from './tokens';

/** sRGB of a computed colour, 0 to 255; `null` for a form that is not `rgb()` and for one that lets through what is behind. */
function rgb(colour: string): [number, number, number] | null {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour);
  if (hex?.[1]) {
    const bits = Number.parseInt(hex[1], 16);
    return [bits >> 16, (bits >> 8) & 255, bits & 255];
  }
  const parts = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)\s*(?:[,/]\s*([\d.]+)\s*)?\)$/.exec(colour);
  return parts && (parts[4] === undefined || Number(parts[4]) === 1)
    ? [Number(parts[1]), Number(parts[2]), Number(parts[3])]
    : null;
}

/** Relative luminance (WCAG 2.2). */
function luminance([r, g, b]: [number, number, number]): number {
  const [x, y, z] = [r, g, b].map((v) => (v <= 10.31475 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (x ?? 0) + 0.7152 * (y ?? 0) + 0.0722 * (z ?? 0);
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2); `null` where one of them cannot be told. */
export function contrast(a: string, b: string): number | null {
  const [one, two] = [rgb(a), rgb(b)];
  if (!one || !two) return null;
  const [high, low] = [luminance(one), luminance(two)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/**
 * On the paper that a host sets, a status or quiet colour that would not be read (under 4.5:1) gives way to the ink; shape
 * and word still tell the status. Does nothing where the host sets no paper.
 */
export function keepLegible(root: HTMLElement): void {
  const names = [...statusColours, 'quiet'];
  for (const name of names) root.style.removeProperty(`--c-${name}`);
  const computed = getComputedStyle(root);
  if (!computed.getPropertyValue('--reform-paper').trim()) return;
  for (const name of names) {
    const ratio = contrast(computed.getPropertyValue(`--c-${name}`).trim(), computed.backgroundColor);
    if (ratio === null || ratio < 4.5) root.style.setProperty(`--c-${name}`, 'var(--c-ink)');
  }
}
