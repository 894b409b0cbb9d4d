import type { Work } from './core-types';

/** Milliseconds that a slice of work may take: most of a frame is left to the page. */
export const SLICE = 12;

/**
 * Goes on with long work in slices between which the page lives. Resolves with `true` once it is done, with `false` when
 * `signal` stops it; `progress`, 0 to 1, is told after every slice.
 */
export async function workOn(work: Work, signal: AbortSignal, progress: (share: number) => void): Promise<boolean> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return false;
    const share = work.advance(SLICE, signal);
    if (share >= 1) return true;
    progress(share);
  }
}

/** Long work with its first slice done: `share` of it is ready, `answer` once all is. */
export function begin(work: Work) {
  const share = work.advance(SLICE);
  return { work, share, answer: share >= 1 ? work.answer() : null };
}
