/**
 * What hosts do to a dashboard and what a reader must then see, written by hand from what portals are known to send: for
 * each host and each way in either `works` (the figures are the core's answer) or the code that stands in their place. The static
 * way, the HTML and the picture that `snapshot` writes, asks nothing of a host but to send a picture as it sends any other: where a
 * policy keeps that back its table says the `figures` all the same. It is the content of the placeholder and of the element too, so it is
 * what stands with every code of theirs.
 *
 * `headers` are sent with every answer of the host, `page` changes them for the host page and `embed.html`, `feed` for the
 * feed alone. `sandbox` is the frame in which the whole page stands. `at` is where the feed is: `own` the host itself, `foreign`
 * another origin, `dead` one that does not answer, `inline` the page.
 */

/** Headers of NukeViet 4.6 with its policy switched on. */
const nukeviet = {
  'x-frame-options': 'SAMEORIGIN',
  'x-content-type-options': 'nosniff',
  'content-security-policy': [
    "default-src 'self'", "script-src 'self' *.google.com *.gstatic.com 'unsafe-inline' 'unsafe-eval'",
    "style-src 'self' *.google.com *.googleapis.com 'unsafe-inline'", "img-src 'self' data: *.google.com", "font-src 'self' data:",
    "connect-src 'self' *.zalo.me", "frame-src 'self' *.google.com *.zaloapp.com", "base-uri 'self'", "form-action 'self'",
  ].join('; '),
};
const csp = (text) => ({ 'content-security-policy': text });
/** One outcome for every way in that runs a program; the static one works. Modules are asked for as of another site where a page has no site of its own: in a sandbox, on a disk. */
const all = (outcome) => ({ static: 'works', placeholder: outcome, element: outcome, module: outcome, frame: outcome });

/** The ways that stand on one page; `module`, in place of `reform.js`, has a page of its own. */
export const ways = ['static', 'placeholder', 'element', 'frame'];

export const hosts = [
  { name: 'a page without a policy', expect: all('works') },
  { name: 'NukeViet 4.6, its policy switched on', headers: nukeviet, expect: all('works') },
  { name: 'strict policy without wasm', headers: csp("default-src 'self'; script-src 'self' 'unsafe-inline'"), expect: all('WASM-CSP') },
  { name: 'strict policy with wasm-unsafe-eval', headers: csp("default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'"), expect: all('works') },
  {
    name: 'Trusted Types enforced, no type allowed',
    headers: csp("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'"),
    expect: all('works'),
  },
  { name: 'nosniff, feed as application/octet-stream', headers: { 'x-content-type-options': 'nosniff' }, feed: { headers: { 'content-type': 'application/octet-stream' } }, expect: all('works') },
  { name: 'nosniff, script as application/octet-stream', headers: { 'x-content-type-options': 'nosniff' }, script: { 'content-type': 'application/octet-stream' }, expect: all('SCRIPT-NONE') },
  { name: 'IIS without a type for .json', feed: { status: 404 }, expect: all('FEED-404') },
  { name: 'IIS without a type for .json, feed as .zip', feed: { zip: true, headers: { 'content-type': 'application/x-zip-compressed' } }, expect: all('works') },
  { name: 'sandbox="allow-scripts"', sandbox: 'allow-scripts', expect: { ...all('FEED-SANDBOX'), module: 'SCRIPT-NONE' } },
  {
    name: 'sandbox="allow-scripts", feed with CORS for all',
    sandbox: 'allow-scripts', feed: { headers: { 'access-control-allow-origin': '*' } },
    expect: { ...all('works'), module: 'SCRIPT-NONE' },
  },
  { name: 'IIS without a type for .wasm', wasm: 404, expect: { ...all('works'), module: 'WASM-404' } },
  { name: 'an error page with status 200 for .wasm', wasm: 200, expect: { ...all('works'), module: 'WASM-FILE' } },
  { name: "NukeViet's CKEditor sandbox", sandbox: 'allow-scripts allow-same-origin allow-forms allow-presentation', headers: nukeviet, expect: all('works') },
  { name: 'sandbox=""', sandbox: '', expect: all('SCRIPT-NONE') },
  {
    name: 'policy without pictures',
    headers: csp("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'none'"),
    expect: { ...all('works'), static: 'figures' },
  },
  {
    name: 'policy without scripts and pictures',
    headers: csp("default-src 'self'; script-src 'none'; img-src 'none'"),
    expect: { ...all('SCRIPT-NONE'), static: 'figures' },
  },
  { name: 'a browser without JavaScript', javaScript: false, expect: all('SCRIPT-NONE') },
  { name: 'file://', file: true, expect: { ...all('FEED-FILE'), module: 'SCRIPT-NONE' } },
  { name: 'file://, feed inside the page', file: true, at: 'inline', expect: { static: 'works', placeholder: 'works', element: 'works', module: 'SCRIPT-NONE', frame: 'FEED-FILE' } },
  { name: 'no WebAssembly object', noWasm: true, expect: all('WASM-NONE') },
  { name: 'feed of another origin with CORS', at: 'foreign', feed: { headers: { 'access-control-allow-origin': '*' } }, expect: { static: 'works', placeholder: 'works', element: 'works', module: 'works', frame: 'FEED-ORIGIN' } },
  {
    name: 'feed of another origin with CORS, listed in feeds.json',
    at: 'foreign', listed: true, feed: { headers: { 'access-control-allow-origin': '*' } },
    expect: all('works'),
  },
  { name: 'feed of another origin without CORS', at: 'foreign', expect: { static: 'works', placeholder: 'FEED-CORS', element: 'FEED-CORS', module: 'FEED-CORS', frame: 'FEED-ORIGIN' } },
  { name: 'feed of another origin, which is down', at: 'dead', expect: { static: 'works', placeholder: 'FEED-NET', element: 'FEED-NET', module: 'FEED-NET', frame: 'FEED-ORIGIN' } },
  {
    name: 'feed of another origin, not in connect-src',
    at: 'foreign', headers: csp("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"),
    expect: { static: 'works', placeholder: 'FEED-CSP', element: 'FEED-CSP', module: 'FEED-CSP', frame: 'FEED-ORIGIN' },
  },
  { name: 'own feed that leads to another origin', feed: { redirect: true }, expect: all('FEED-ORIGIN') },
  { name: 'own feed that leads to another origin\'s page for logging in', feed: { redirect: 'login' }, expect: all('FEED-ORIGIN') },
  {
    name: "the same, under a policy of connect-src 'self'",
    headers: csp("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"), feed: { redirect: 'login' },
    expect: all('FEED-ORIGIN'),
  },
  { name: 'slow feed', feed: { delay: 1500 }, expect: all('works') },
  { name: 'feed that never ends', feed: { stalls: true }, expect: all('FEED-TIMEOUT') },
  { name: 'broken feed', feed: { cut: 1000 }, expect: all('FEED-INVALID') },
  { name: 'server in trouble', feed: { status: 503 }, expect: all('FEED-HTTP') },
  { name: 'huge feed', feed: { headers: { 'content-length': String(2 ** 30) } }, expect: all('FEED-SIZE') },
  { name: 'zip that swells', feed: { bomb: true }, expect: all('FEED-SIZE') },
  { name: 'zip without a feed', feed: { zip: 'readme.txt' }, expect: all('FEED-ZIP') },
  { name: 'script twice, in two versions', twice: true, expect: all('works') },
];
