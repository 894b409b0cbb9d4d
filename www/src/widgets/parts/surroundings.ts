import { createContext } from 'preact';
import type { Day } from '../../../../src/wasm/types';

export interface Surroundings {
  /** The day on which the page is read; `null` where nobody knows it, as in a picture. The core never asks for it. */
  today: Day | null;
  /** How far the figures go as the page around the widget states already, in the form of `stated` of `charts/until.ts`; `null`: it states nothing. */
  stated: string | null;
  /** The level of the widget's heading, 1 to 6. */
  level: number;
  /** Told the day up to which the figures go where that is long ago; `null` where it is not. */
  onStale(day: Day | null): void;
}

/** What a widget's host knows of the page around it. */
export const Surroundings = createContext<Surroundings>({ today: null, stated: null, level: 2, onStale: () => undefined });
