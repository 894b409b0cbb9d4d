import { useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Dashboard, Question, Selector, SourceRef } from '../../../../src/wasm/types';
import { csvOf, type HeadLine, type TableModel } from '../../charts';
import type { Locale } from '../../locale';
import type { WidgetDefinition } from '../contract';
import { ask } from './ask';
import { Disclosure } from './disclosure';
import { pictureOf } from './picture';

const types = { csv: 'text/csv;charset=utf-8', json: 'application/json', svg: 'image/svg+xml' } as const;
type Format = keyof typeof types;

export interface DownloadsProps {
  dashboard: Dashboard;
  /** Whose answer the widget shows; goes into the file's name. */
  question: Question | WidgetDefinition['name'];
  /** The answer's JSON as the core gives it; left out: that of `question`. */
  json?(): Uint8Array;
  /** The figures are simulated: the file's name and the first line of the CSV say so, as the JSON does by itself. `tables`: but the JSON is the official answer. */
  simulated?: boolean | 'tables';
  select: Selector;
  /** Every table behind the chart, also those that are not drawn; made when they are asked for. */
  tables(): readonly TableModel[];
  /** The sources of what is shown; without any, those of the whole feed are named. */
  sources?: readonly (SourceRef | null | undefined)[];
  /** `false`: what is drawn is only a part of it, so there is no picture of it. */
  picture?: boolean;
  locale: Locale;
}

/**
 * Whether a file can be saved from here: not in a frame that is sandboxed without `allow-downloads`, nor in the browsers inside
 * apps (Zalo, Android's web view), which take a download and lose it. A frame without an origin of its own cannot tell, and counts as one.
 */
export function canSave(page: Window): boolean {
  if (/zalo|; wv\)/i.test(page.navigator.userAgent)) return false;
  if (page.parent === page) return true;
  const sandbox = page.origin === 'null' ? '' : page.frameElement?.getAttribute('sandbox');
  return sandbox === null || sandbox === undefined || /(^|\s)allow-downloads(\s|$)/i.test(sandbox);
}

/** The data behind a widget as CSV, JSON and SVG: to save, or as text to copy where nothing can be saved. */
export function Downloads(props: DownloadsProps) {
  return <Disclosure label={props.locale.words.downloads.title} action="download">{() => <Formats {...props} />}</Disclosure>;
}

function Formats({ dashboard, question, json, simulated = false, select, tables, sources = [], picture = true, locale }: DownloadsProps) {
  const [made, setMade] = useState<{ format: Format; text: string } | null>(null);
  const [said, setSaid] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const save = useMemo(() => canSave(window), []);
  const { downloads } = locale.words;

  const contentOf = (format: Format, section: HTMLElement | null): string => {
    if (format === 'json') return new TextDecoder().decode(json ? json() : dashboard.json(question as Question, select));
    if (format === 'csv') return csvOf([...(simulated ? [[locale.words.simulated]] : []), ...headOf(dashboard, sources, locale)], tables(), locale);
    return section ? pictureOf(section) : '';
  };
  const give = (format: Format, button: HTMLElement): void => {
    const text = contentOf(format, button.closest<HTMLElement>('.reform'));
    const name = `${['reform', question, select.unit, select.period, simulated && !(simulated === 'tables' && format === 'json') && 'mo-phong'].filter(Boolean).join('-').replace(/[^\w-]+/g, '_')}.${format}`;
    setMade({ format, text });
    setSaid(save ? locale.fill(downloads.made, { name }) : '');
    if (save) saveAs(name, new Blob([text], { type: types[format] }));
  };
  const copy = async (): Promise<void> => {
    box.current?.select();
    const copied = await navigator.clipboard?.writeText(made?.text ?? '').then(() => true, () => false);
    setSaid(copied ? downloads.copied : downloads.selected);
  };
  return (
    <div class="downloads">
      {!save && <p>{downloads.blocked}</p>}
      <p class="formats">
        {(Object.keys(types) as Format[]).filter((format) => picture || format !== 'svg').map((format) => (
          <button key={format} type="button" class="plain-action" data-action={format} onClick={(event) => give(format, event.currentTarget)}>
            {locale.fill(save ? downloads.save : downloads.show, { format: format.toUpperCase() })}
          </button>
        ))}
      </p>
      {made && (
        <details open={!save}>
          <summary>{save ? downloads.instead : downloads.text}</summary>
          <label for={id} class="hidden">{locale.fill(downloads.content, { format: made.format.toUpperCase() })}</label>
          <textarea ref={box} id={id} readOnly rows={6} value={made.text.replace('\ufeff', '')} />
          <button type="button" class="plain-action" data-action="copy" onClick={copy}>{downloads.copy}</button>
        </details>
      )}
      <p role="status">{said}</p>
    </div>
  );
}

/** The lines above the tables: whose figures, of which day, from where. */
function headOf(dashboard: Dashboard, shown: readonly (SourceRef | null | undefined)[], locale: Locale): HeadLine[] {
  const contents = ask(() => dashboard.contents());
  const { downloads, common } = locale.words;
  const known = shown.filter((source) => !!source);
  const sources = new Map((known.length > 0 ? known : contents?.sources ?? []).map((source) => [source.id, source]));
  const cite = ({ title, document, date, url }: SourceRef): string =>
    [locale.text(title), document && locale.text(document), date && locale.day(date), url].filter(Boolean).join(', ');
  return [
    ...(contents ? [[downloads.feed, locale.text(contents.title)] as const] : []),
    ...(contents?.publisher ? [[downloads.publisher, locale.text(contents.publisher)] as const] : []),
    ...(contents?.asOf ? [[downloads.asOf, locale.day(contents.asOf)] as const] : []),
    ...(contents?.issued ? [[downloads.issued, locale.day(contents.issued)] as const] : []),
    ...[...sources.values()].map((source) => [common.source, cite(source)] as const),
  ];
}

function saveAs(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads the file after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
