/**
 * The colours, by meaning. Every text colour keeps 4.5:1 against its paper; `hairline` and `band` are never text.
 * The host may set `--reform-ink`, `--reform-paper` and `--reform-accent`; nothing else of it comes through.
 */

/** The verdicts that have a colour of their own; `pending`, `noData` and `noTarget` share `none`. */
export const statusColours = ['achieved', 'onTrack', 'watch', 'risk', 'alarm', 'missed', 'none'] as const;

export type StatusColour = (typeof statusColours)[number];

type Palette = Record<'ink' | 'paper' | 'quiet' | 'hairline' | 'band' | 'accent' | StatusColour, string>;

export const light: Palette = {
  ink: '#1a2330',
  paper: '#ffffff',
  quiet: '#56606e',
  hairline: '#d9dee5',
  band: '#eef1f5',
  accent: '#0b5c8f',
  achieved: '#0a6b4f',
  onTrack: '#1f6fb2',
  watch: '#8a6100',
  risk: '#b54708',
  alarm: '#b42318',
  missed: '#7a1020',
  none: '#6b7480',
};

export const dark: Palette = {
  ink: '#eef2f6',
  paper: '#12171f',
  quiet: '#a9b4c2',
  hairline: '#303a47',
  band: '#1c232d',
  accent: '#7cc4f2',
  achieved: '#5fd0a8',
  onTrack: '#7db8f0',
  watch: '#e6b84c',
  risk: '#f59a57',
  alarm: '#ff8a7a',
  missed: '#ff9fb0',
  none: '#98a3b0',
};

/** Ink on white paper. Status is told by shape and word there. */
const print: Palette = {
  ...(Object.fromEntries(Object.keys(light).map((key) => [key, '#000'])) as Palette),
  paper: '#fff',
  quiet: '#333',
  hairline: '#999',
  band: '#eee',
};

/** The reader's own system colours. */
const forced: Palette = {
  ...(Object.fromEntries(Object.keys(light).map((key) => [key, 'CanvasText'])) as Palette),
  paper: 'Canvas',
  hairline: 'ButtonBorder',
  band: 'Canvas',
  accent: 'Highlight',
};

/** The colours that the host may set, as `--reform-…`. */
export const hostColours: readonly string[] = ['ink', 'paper', 'accent'];

/** The palette as declarations of `--c-…`; what the host may set is asked for first. */
function declare(palette: Palette, hostDecides: boolean): string {
  return Object.entries(palette)
    .map(([key, value]) =>
      hostDecides && hostColours.includes(key) ? `--c-${key}:var(--reform-${key},${value})` : `--c-${key}:${value}`,
    )
    .join(';');
}

/** Style rules that give the host element its tokens in every setting. All weigh the same, so that the later one wins. */
export const tokenRules = `
:host{${declare(light, true)}}
@media (prefers-color-scheme:dark){:host(:where(:not([data-theme=light]))){${declare(dark, true)};--c-scheme:dark}}
:host(:where([data-theme=dark])){${declare(dark, true)};--c-scheme:dark}
@media (prefers-contrast:more){:host{--c-quiet:var(--c-ink);--c-hairline:var(--c-ink);--c-none:var(--c-ink)}}
@media (forced-colors:active){:host{${declare(forced, false)}}}
@media print{:host{${declare(print, false)};--c-scheme:light}}
`;
