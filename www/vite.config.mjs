import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { core } from './build/core.mjs';

const { version } = JSON.parse(readFileSync(new URL('../pkg/package.json', import.meta.url), 'utf8'));

/** How scripts are built; the files to write are named in `build/build.mjs`. */
export default defineConfig({
  plugins: [core()],
  define: { __VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
  build: {
    // Named, because without it a bundler may use what the oldest supported browsers and Node 20 lack.
    target: ['es2022', 'chrome109', 'edge109', 'firefox115', 'safari16.4'],
    modulePreload: false,
  },
});
