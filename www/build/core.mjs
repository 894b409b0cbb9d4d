import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { split } from './streams.mjs';

const ID = 'reform:core';
const wasm = fileURLToPath(new URL('../../pkg/core/reform_dashboard_bg.wasm', import.meta.url));

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
      return `export default ${JSON.stringify(split(bytes))};`;
    },
  };
}
