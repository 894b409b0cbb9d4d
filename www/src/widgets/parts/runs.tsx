import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Certainty, CertaintyTerms, Ranking, Work } from '../../../../src/wasm/types';
import { varied } from '../../charts';
import { begin, workOn } from '../../engine/slices';
import type { Locale } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from './ask';

/** What is drawn anew, and how often, where a reader has set nothing else. */
export const usualTerms = { runs: 1000, seed: 1, weights: 0.25, noise: true, methods: false, missing: false } as const satisfies CertaintyTerms;

/** Simulated rankings in the making. */
export interface Runs {
  /** How much is done, 0 to 1. */
  share: number;
  /** `null` until all is done. */
  answer: Certainty | null;
  /** Nothing could vary in these runs: their ranks are the official ones and prove nothing, so they are not shown. */
  still: boolean;
  /** The reader stopped it; `start` goes on. */
  stopped: boolean;
  /** A reader asked for these runs, and hears how far they are; what a page begins with says nothing. */
  asked: boolean;
  start(): void;
  stop(): void;
  /** The answer as the bytes of its JSON. */
  json(): Uint8Array;
}

interface Task {
  work: Work;
  share: number;
  answer: Certainty | null;
  terms: CertaintyTerms;
  asked: boolean;
}

/** Whether there are ranks to be sure of: the publisher ranks, and at least two units have a value. */
export const comparable = ({ ranked, rows }: Ranking): boolean => ranked && rows.filter(({ value }) => value !== null).length > 1;

interface RunsOf extends Pick<WidgetProps, 'dashboard' | 'select'> {
  /** What the answer depends on of `select`; left out: all of it. While it is the same nothing is simulated anew. */
  of?: string;
  /** The terms that no reader chose. */
  unasked?: CertaintyTerms;
}

/**
 * Simulates the ranking in slices between which the page lives, and draws what calls it anew after each. `null` where the feed has nothing to
 * rank, and without `terms`: nobody has asked for it, or there is nothing to be sure of.
 */
export function useRuns({ dashboard, select, of = JSON.stringify(select), unasked }: RunsOf, terms: CertaintyTerms | null): Runs | null {
  const before = useRef<CertaintyTerms | null>(null);
  // A first slice at once: short work is done before anything has to be said of its progress.
  const task = useMemo<Task | null>(() => {
    const asked = terms !== unasked && terms !== before.current;
    before.current = terms;
    return terms && ask(() => ({ ...begin(dashboard.certainty(select, terms)), terms, asked }));
  }, [dashboard, of, JSON.stringify(terms)]);
  const [, draw] = useState(0);
  const [stopped, setStopped] = useState<Task | null>(null);
  const running = useRef<AbortController | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  const go = (): void => {
    if (task === null || task.answer !== null) return;
    const control = new AbortController();
    running.current = control;
    setStopped(null);
    workOn(task.work, control.signal, (share) => {
      task.share = share;
      draw((count) => count + 1);
    }).then((done) => {
      if (!done) return;
      task.answer = task.work.answer();
      draw((count) => count + 1);
    }).catch(setFailure);
  };
  const start = (): void => {
    if (task) task.asked = true;
    go();
  };
  const stop = (): void => {
    running.current?.abort();
    if (task) task.asked = true;
    setStopped(task);
  };
  useLayoutEffect(() => {
    go();
    return () => {
      running.current?.abort();
      running.current = null;
    };
  }, [task]);
  if (failure !== null) throw failure;
  if (task === null) return null;
  const { share, answer, asked } = task;
  return {
    share, answer, asked, still: answer !== null && !varied(answer, { ...usualTerms, ...task.terms }), stopped: stopped === task && answer === null, start, stop,
    json: () => task.work.json(),
  };
}

/**
 * How far the runs are, with what stops them and goes on; once they are done how many there were, and of what. Without `runs` only the empty
 * place from which it will be said aloud. The focus of a button that goes stays in the line.
 */
export function RunsLine({ runs, locale }: { runs: Runs | null; locale: Locale }) {
  const { certainty: words } = locale.words;
  const { answer, share = 0, stopped, asked, still } = runs ?? {};
  const line = useRef<HTMLParagraphElement>(null);
  const held = line.current?.matches(':focus-within');
  useLayoutEffect(() => {
    if (held && !line.current?.matches(':focus-within')) line.current?.focus();
  });
  const done = `${Math.floor(share * 100)}%`;
  return (
    <>
      {runs && (
        <p ref={line} tabIndex={-1} class="row small work" data-working={answer ? 'false' : 'true'}>
          {answer ? (
            <span class="quiet">
              {still || `${locale.fill(words.made, { runs: answer.runs, seed: String(answer.seed) })} `}
              {locale.fill(words.made2, { cells: answer.cells, counted: answer.counted, gaps: answer.gaps })}
            </span>
          ) : stopped ? (
            <>
              <span>{words.stopped}</span>
              <button type="button" class="push" data-action="again" onClick={runs.start}>{words.again}</button>
            </>
          ) : (
            <>
              <progress max={1} value={share} aria-label={words.name}>{done}</progress>
              <span class="num">{locale.fill(words.working, { share: done })}</span>
              <button type="button" class="push" data-action="cancel" onClick={runs.stop}>{words.cancel}</button>
            </>
          )}
        </p>
      )}
      <p class="hidden" role="status">
        {asked && (answer ? (still ? words.still : locale.fill(words.done, { runs: answer.runs })) : stopped ? words.stopped : locale.fill(words.working, { share: '…' }))}
      </p>
    </>
  );
}
