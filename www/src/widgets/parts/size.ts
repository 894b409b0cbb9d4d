import { createContext, type RefObject } from 'preact';
import { useContext, useLayoutEffect, useState } from 'preact/hooks';
import type { LineSize } from '../../charts';

/** What is drawn before anything can be measured, and stays in static HTML. */
export const Unmeasured = createContext<LineSize>({ width: 640, fontSize: 16 });

/** The width of an element's content and its font size, in CSS pixels, kept up to date while it is on the page. */
export function useSize(ref: RefObject<HTMLElement | null>): LineSize {
  const first = useContext(Unmeasured);
  const [size, setSize] = useState(first);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => {
      const width = Math.floor(element.clientWidth);
      const fontSize = Number.parseFloat(getComputedStyle(element).fontSize) || first.fontSize;
      if (width > 0) setSize((old) => (old.width === width && old.fontSize === fontSize ? old : { width, fontSize }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
