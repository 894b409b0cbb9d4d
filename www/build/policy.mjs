/** The Content-Security-Policy under which our own page lives; nothing the script does needs more. */
export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The policy of the one-file page: no network at all; only the inline scripts and styles of the given hashes
 * (`sha256-…`).
 */
export function offlinePolicy(scripts, styles) {
  const quoted = (hashes) => hashes.map((hash) => `'${hash}'`).join(' ');
  return [
    "default-src 'none'",
    `script-src ${quoted(scripts)} 'wasm-unsafe-eval'`,
    `style-src ${quoted(styles)}`,
    'img-src data:',
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
