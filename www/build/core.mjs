import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ID = 'reform:core';
const wasm = fileURLToPath(new URL('../../pkg/core/reform_dashboard_bg.wasm', import.meta.url));

/** Printable ASCII that stands unescaped in any kind of JavaScript string, cannot end a script element and calls nothing, as `alphabet.mjs` chose it. */
const { digits, prefixes, order } = JSON.parse(await readFile(new URL('alphabet.json', import.meta.url), 'utf8'));

/**
 * Bytes as printable ASCII: 86 bytes are one character each, the others a prefix and a character, by their places in `order`. Equal
 * bytes stay equal characters, so whatever compresses the script finds the repetitions of the wasm itself: over the wire
 * it is as small as the wasm alone, base64 of gzipped bytes 15 % larger.
 */
export function pack(bytes) {
  const words = new Array(256);
  for (const [place, byte] of order.entries()) {
    const lap = Math.floor(place / digits.length);
    words[byte] = (lap === 0 ? '' : prefixes[lap - 1]) + digits[place % digits.length];
  }
  return { digits, prefixes, order, length: bytes.length, text: Array.from(bytes, (byte) => words[byte]).join('') };
}

/** The module `reform:core`: the core's wasm as text, for `unpack`. A classic script can carry that, and every server delivers it. */
export function core() {
  return {
    name: ID,
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    async load(id) {
      if (id !== `\0${ID}`) return null;
      this.addWatchFile(wasm);
      const bytes = await readFile(wasm).catch(() => {
        throw new Error(`${wasm} is missing: run \`make build\``);
      });
      return `export default ${JSON.stringify(pack(bytes))};`;
    },
  };
}
