import { createContext } from 'preact';
import type { Day } from '../../../../src/wasm/types';

export interface Surroundings {
  /** The day on which the page is read; `null` where nobody knows it, as in a picture. The core never asks for it. */
  today: Day | null;
  /** The day up to which the figures go as the page around the widget has said already; `null`: it says none. */
  said: Day | null;
  /** The level of the widget's heading, 1 to 6. */
  level: number;
  /** Told the day up to which the figures go where that is long ago; `null` where it is not. */
  onStale(day: Day | null): void;
}

/** What a widget's host knows of the page around it. */
export const Around = createContext<Surroundings>({ today: null, said: null, level: 2, onStale: () => undefined });
