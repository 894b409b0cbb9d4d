/** What the elements are to editors and tools: a custom-elements manifest (schema 1.0.0), made from what the code declares. Not part of what a page loads. */
import { hostColours } from '../theme';
import { widgets } from '../widgets';
import { attributeNames, type AttributeName } from './attributes';

const texts: Readonly<Record<string, string>> = {
  scorecard: 'Where we stand: the total and its change, each area against its maximum, verdicts, freshness, coverage.',
  progress: 'How far to each target: value, target, where one should be today, status, forecast, owner, deadline; who lags first.',
  trend: 'How it has moved: the series, its target path, gaps and breaks, forecast, the units that became this one.',
  ranking: 'Who is ahead: ranks with ties and change, groups where the publisher does not rank.',
  matrix: 'Where the weakness is: units by indicators, shaded by distance to target.',
  tiles: 'Where on the map: a grid of tiles without borders.',
  owners: 'Who is responsible: targets and actions by agency in charge, commendations and limitations as reported.',
  problems: 'What is wrong with the feed, and what changed since an earlier edition of it.',
  whatif: 'What if: counts, values, weights and targets changed, beside the official state.',
  goal: 'What it takes to reach a score or a rank.',
  certainty: 'How sure scores and ranks are.',
  change: 'Why a score changed: its own figures, the rules, the other units, missing figures.',
  dashboard: 'All of them for one feed, with one selection.',
};

const attributes: Record<AttributeName, { type: string; text: string }> = {
  feed: { type: 'string', text: 'Address of the feed, relative to the page, or the id of one inside the page.' },
  before: { type: 'string', text: 'An earlier edition of the feed, named like `feed`: problems tells what changed since.' },
  unit: { type: 'string', text: 'Id of a unit; default: the first of the highest that have data.' },
  period: { type: 'string', text: 'Id of a period, e.g. `2024-Q3`; default: the latest with data.' },
  framework: { type: 'string', text: 'Id of a framework; default: the first.' },
  node: { type: 'string', text: 'Id of a node of the framework, e.g. a domain.' },
  indicator: { type: 'string', text: 'Id of an indicator.' },
  today: { type: 'string', text: 'Day (`YYYY-MM-DD`) on which deadlines are judged; default: that of the figures.' },
  methods: { type: 'string', text: 'Methods of judging progress, with commas between them; default: `linearPace`.' },
  kind: { type: 'string', text: 'Units of this kind alone, e.g. `province`, `commune`: ranking, matrix, tiles.' },
  units: { type: 'string', text: 'Units of this group alone, as the feed names it: ranking, matrix, tiles.' },
  lang: { type: "'vi' | 'en'", text: 'Language; default: that of the page.' },
  theme: { type: "'light' | 'dark'", text: 'Default: that of the reader.' },
  group: { type: 'string', text: 'Widgets of one feed and group follow one another.' },
  level: { type: 'number', text: 'Level of its heading, 1 to 6; default: 3, or 2 with `density` `page`.' },
  stated: { type: 'string', text: 'How far the figures go as the page states by itself: a day (`YYYY-MM-DD`), else the id of a period that is not over; ` old` behind it where the page marks them as old. The widget says its own only where it differs.' },
  density: { type: "'embed' | 'page'", text: '`page`: one of several on a page of its own.' },
  choose: { type: "'indicator'", text: '`indicator`: what `indicator` or `node` names is what the reader chose, as a page that keeps the choice says it; trend then lets choose another. Default: what the page names it fixes.' },
};

const parts: Readonly<Record<string, string>> = {
  widget: 'The whole widget.',
  title: 'Its heading.',
  sentence: 'The sentence that says what is shown.',
  table: 'A table of figures.',
  reason: 'Why nothing can be shown, with its code.',
  total: 'The total with its change and rank.',
  simulated: 'The mark of what is simulated.',
};

const colours: Readonly<Record<string, string>> = {
  ink: 'Colour of text.',
  paper: 'Colour behind it; status colours that would not be read on it give way to the ink.',
  accent: 'Colour of links, bars and lines.',
};

/** `partsOf`: the parts that the sources of a widget name. Throws where one of them, or a widget, is not described here. */
export function manifest(partsOf: (widget: string) => readonly string[]): object {
  const described = (known: Readonly<Record<string, string>>, name: string): string => {
    const text = known[name];
    if (text === undefined) throw new Error(`src/elements/manifest.ts does not describe "${name}"`);
    return text;
  };
  const path = 'dist/reform.js';
  const declarations = widgets.map(({ name }) => ({
    kind: 'class',
    customElement: true,
    name: `Reform${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    tagName: `reform-${name}`,
    description: described(texts, name),
    superclass: { name: 'HTMLElement' },
    attributes: [
      ...attributeNames.map((attribute) => ({ name: attribute, type: { text: attributes[attribute].type }, description: attributes[attribute].text })),
      { name: 'data-stale', type: { text: 'string' }, description: 'Set by the element where figures are old: the day up to which the oldest of them go.' },
      { name: 'data-state', type: { text: "'idle' | 'loading' | 'ready' | 'empty' | 'error'" }, description: 'Set by the element: what it shows.' },
    ],
    events: [{
      name: 'reform-select', type: { text: 'CustomEvent' },
      description: 'The reader chose something; bubbles and is composed. `detail` is the whole selection with its `feed`.',
    }],
    slots: [{ name: '', description: 'Shown until the figures are there, and where they cannot be.' }],
    cssProperties: hostColours.map((colour) => ({ name: `--reform-${colour}`, syntax: '<color>', description: described(colours, colour) })),
    cssParts: partsOf(name).map((part) => ({ name: part, description: described(parts, part) })),
  }));
  return {
    schemaVersion: '1.0.0',
    readme: 'README.md',
    modules: [{
      kind: 'javascript-module',
      path,
      declarations,
      exports: declarations.map(({ name, tagName }) => ({ kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } })),
    }],
  };
}
