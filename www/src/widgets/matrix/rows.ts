import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** More rows than this are drawn only where they are seen. */
export const manyRows = 80;

/** Rows drawn above and below what is seen, so that a short scroll shows no gap. */
const margin = 12;

/** Rows drawn before anything can be measured. */
const unmeasured = 40;

export interface Slice {
  first: number;
  /** One past the last. */
  end: number;
}

/** Which of `count` rows of one height are to be drawn. Heights and positions are CSS pixels. */
export function sliceOf(count: number, rowHeight: number, scrolled: number, seen: number): Slice {
  const first = Math.max(0, Math.floor(scrolled / rowHeight) - margin);
  return { first: Math.min(first, Math.max(0, count - unmeasured)), end: Math.min(count, Math.ceil((scrolled + seen) / rowHeight) + margin) };
}

/** Whether the page is on its way to paper, where there is nothing to scroll. */
function usePrinted(): boolean {
  const [printed, setPrinted] = useState(false);
  useLayoutEffect(() => {
    const paper = matchMedia('print');
    // Not every browser changes its media before it prints, nor tells a page that is printed by others.
    const begin = (): void => setPrinted(true);
    const end = (): void => setPrinted(false);
    const change = (): void => setPrinted(paper.matches);
    paper.addEventListener('change', change);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      paper.removeEventListener('change', change);
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return printed;
}

/**
 * The rows of a scrolled table to draw. Rows have one height; `gaps` before and after stand for the others. All rows of a
 * short table are drawn, and of any table that is printed.
 */
export function useRows(pane: RefObject<HTMLElement | null>, count: number): Slice {
  const printed = usePrinted();
  const whole = count <= manyRows || printed;
  const [slice, setSlice] = useState<Slice>({ first: 0, end: unmeasured });

  useLayoutEffect(() => {
    const element = pane.current;
    if (!element || whole) return;
    const look = (): void => {
      const row = element.querySelector<HTMLElement>('tbody tr[data-row]');
      const height = row?.getBoundingClientRect().height ?? 0;
      if (height === 0) return;
      const next = sliceOf(count, height, element.scrollTop, element.clientHeight);
      setSlice((old) => (old.first === next.first && old.end === next.end ? old : next));
      for (const [name, rows] of [['before', next.first], ['after', count - next.end]] as const) {
        const gap = element.querySelector<HTMLElement>(`tr[data-gap=${name}]>td`);
        if (gap) gap.style.height = `${Math.max(0, rows) * height}px`;
      }
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [count, whole, slice]);

  return whole ? { first: 0, end: count } : { first: Math.min(slice.first, count), end: Math.min(slice.end, count) };
}
