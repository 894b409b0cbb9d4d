/** Tones, and the hooks and hats of vowels, once a text is decomposed. */
const combining = /[\u0300-\u036f]/g;

/**
 * Text as a search sees it: no case, no tones (so that their placement, `Hòa` or `Hoà`, does not matter), `đ` as `d`, and
 * every run of other signs one space (`Bà Rịa – Vũng Tàu` is `ba ria vung tau`).
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(combining, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
