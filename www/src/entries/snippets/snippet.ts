/**
 * The HTML that puts a widget on a page. Every tag is on one line, its attributes are flat strings in double quotes without `'` and
 * `#`, and none is bare: what the filters of editors would tear apart does not occur.
 */

/** What a widget shows and where things are. */
export interface Choice {
  /** A widget's name: `progress`, `ranking` … */
  view: string;
  /** The feed's address as the page will name it: relative to the site's root, or absolute. */
  feed: string;
  unit: string | null;
  period: string | null;
  lang: 'vi' | 'en';
  /** `null`: as the reader's system has it. */
  theme: 'light' | 'dark' | null;
  /** What the widget tells, for those who do not see it. */
  title: string;
  /** The folder of the kit, with a slash at its end: `/kit/`. */
  kit: string;
  /** The script's file name in the kit, and what its bytes must hash to (`sha384-…`; `null`: not known). */
  script: { name: string; integrity: string | null };
}

/** The three ways for pages whose readers' browsers run scripts, weakest host first. */
export type Way = 'frame' | 'placeholder' | 'element';

type Attributes = readonly (readonly [name: string, value: string | null])[];

/** What is fixed by the choice; what is not said has its default. */
function settings({ feed, unit, period, lang, theme }: Choice): Attributes {
  return [['feed', feed], ['unit', unit], ['period', period], ['lang', lang === 'vi' ? null : lang], ['theme', theme]];
}

/** The page of one widget, or of all of a feed (`view` `dashboard`), on the kit's own page. */
export function pageAddress(choice: Choice, more: Attributes = []): string {
  const said = ([['view', choice.view], ...settings(choice), ...more] as Attributes).filter(([, value]) => value !== null);
  // Slashes may stand in a query as they are, which keeps the address readable.
  const query = said.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '').replaceAll('%2F', '/').replaceAll("'", '%27')}`);
  return `${choice.kit}embed.html?${query.join('&')}`;
}

/** For the editor's source view: the widget in that way. */
export function snippet(way: Way, choice: Choice): string {
  const full = `<p><a href="${escaped(pageAddress({ ...choice, view: 'dashboard' }, [['density', 'page']]))}">${escaped(choice.lang === 'en' ? 'All figures on a page of their own' : 'Xem đầy đủ số liệu')}</a></p>`;
  if (way === 'frame') {
    return `${open('iframe', [['src', pageAddress(choice)], ['width', '100%'], ['height', '600'], ['loading', 'lazy'], ['title', choice.title]])}</iframe>\n${full}`;
  }
  const said = choice.lang === 'en' ? 'Figures do not appear? Scripts do not run on this page:' : 'Không thấy số liệu? Trang này chưa chạy được tập lệnh:';
  const inside = `\n${full}\n<p class="reform-noscript">${said} <a href="${escaped(`${choice.kit}kiem-tra.html`)}">SCRIPT-NONE</a></p>\n`;
  if (way === 'element') return `${open(`reform-${choice.view}`, settings(choice))}${inside}</reform-${choice.view}>`;
  const data = settings(choice).map(([name, value]) => [`data-${name}`, value] as const);
  return `${open('div', [['data-reform', choice.view], ...data])}${inside}</div>`;
}

/** For the page's template, once: what makes placeholders and elements come to life, or keeps frames of another site at their height. */
export function scriptTag({ kit, script: { name, integrity } }: Choice): string {
  return `${open('script', [['src', kit + name], ['integrity', integrity], ['defer', 'defer']])}</script>`;
}

function open(tag: string, attributes: Attributes): string {
  const said = attributes.filter(([, value]) => value !== null).map(([name, value]) => ` ${name}="${escaped(value ?? '')}"`);
  return `<${tag}${said.join('')}>`;
}

/** Text in an attribute or an element. Typographic quotes stand for straight ones, which editors do not leave in peace. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '”').replaceAll("'", '’').replaceAll(/\s+/g, ' ');
}
