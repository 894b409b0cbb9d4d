import { defineConfig } from '@playwright/test';
import { launchOptions } from './setup/chromium.mjs';

/** Debian's Chromium, one zone, one language, no second tries: what fails once fails. No test measures time, so the limits are for what hangs, not for a machine that others keep busy. */
export default defineConfig({
  testDir: 'pages',
  outputDir: '.results/pages',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  updateSnapshots: 'none',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  forbidOnly: true,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: '.results/pages.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    launchOptions,
  },
});
