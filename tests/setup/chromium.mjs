/** How the tests start Debian's Chromium. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Chromium as readers have it, with windows. */
export const chromiumPath = '/usr/bin/chromium';
/** The same engine of the same version without windows, menus and profiles, in half the processor time. */
const shell = '/usr/bin/chromium-headless-shell';

/** Playwright's options: the shell, or Chromium itself where there is none. */
export const launchOptions = {
  executablePath: existsSync(shell) ? shell : chromiumPath,
  env: { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL('fonts.conf', import.meta.url)) },
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--no-first-run',
  ],
};
