/**
 * The what-if of a feed, shared by all widgets that stand on the same unit, period and framework: a change made in one is
 * seen in the others. It lives as long as the page; nothing is stored.
 */
import type { Change, Dashboard, Passport, Scenario, ScenarioDocument, Selector, Standing, WhatIf } from './core-types';
import { linkedIn, unpackLink } from './link';

/** A scenario that was put aside to be compared. */
export interface Saved {
  name: string;
  document: string;
  outcome: Standing;
}

/** How long after the last move of a control the whole answer is worked out, in milliseconds. */
const settleAfter = 180;

export class SharedScenario {
  readonly #dashboard: Dashboard;
  readonly #forgotten: (gone: SharedScenario) => void;
  #core: Scenario;
  #answer: WhatIf;
  #standing: Standing;
  /** The control that is being moved: its next change takes the place of the last. */
  #moved: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<(moving: boolean) => void>();
  /** The official state's order of levers, kept so that no row jumps. */
  readonly order: readonly string[];
  saved: readonly Saved[] = [];

  constructor(dashboard: Dashboard, core: Scenario, answer: WhatIf, forgotten: (gone: SharedScenario) => void) {
    this.#dashboard = dashboard;
    this.#forgotten = forgotten;
    this.#core = core;
    this.#answer = answer;
    this.#standing = answer.outcome;
    this.order = answer.levers.map(leverId);
  }

  /** The whole answer as of the last settled change. */
  get answer(): WhatIf {
    return this.#answer;
  }

  /** The unit's score and rank as of now, also while a control moves. */
  get standing(): Standing {
    return this.#standing;
  }

  /** A control that is still moving. */
  get moving(): string | null {
    return this.#moved;
  }

  get document(): ScenarioDocument {
    return JSON.parse(this.#core.json()) as ScenarioDocument;
  }

  /** How the official score was made, with what the scenario makes of each step. */
  get passport(): Passport {
    return this.#core.passport();
  }

  /** `answer` as the bytes of its JSON. */
  get bytes(): Uint8Array {
    return this.#core.bytes();
  }

  /** The scenario as the bytes that a link carries. */
  get text(): string {
    return this.#core.json();
  }

  /**
   * Calls `listener` after each change, with `true` for a step of a control that moves, until the function that it returns is called. With
   * its last listener a scenario in which nothing was changed or kept is given up.
   */
  listen(listener: (moving: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0 && this.#answer.changes.length === 0 && this.saved.length === 0 && this.#moved === null) {
        this.#forgotten(this);
        this.#core.free();
      }
    };
  }

  /**
   * A step of a control that moves: asks only for the unit's own standing. All steps of one `control` up to the next pause are
   * one change to undo. Throws the core's `bad_change`, and the scenario is as before.
   */
  move(control: string, change: Change): void {
    const again = this.#moved === control && this.#core.undo();
    try {
      this.#core.set(change);
    } catch (error) {
      if (again) this.#core.redo();
      throw error;
    }
    this.#moved = control;
    this.#standing = this.#core.standing();
    this.#tell();
  }

  /** The control is let go: the whole answer soon, once none has moved for a moment. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settled(), settleAfter);
  }

  /** Changes at once, all of them or, where the core refuses one, none. */
  apply(changes: readonly Change[]): void {
    this.#settled();
    let done = 0;
    try {
      for (const change of changes) {
        this.#core.set(change);
        done += 1;
      }
    } catch (error) {
      for (; done > 0; done -= 1) this.#core.undo();
      throw error;
    } finally {
      this.#settled();
    }
  }

  remove(place: number): void {
    this.#settled();
    this.#core.remove(place);
    this.#settled();
  }

  undo(): void {
    this.#settled();
    this.#core.undo();
    this.#settled();
  }

  redo(): void {
    this.#settled();
    this.#core.redo();
    this.#settled();
  }

  /** Takes the place of all that there is. Throws the core's error where the document cannot be read. */
  open(document: string): void {
    const { select } = JSON.parse(document) as ScenarioDocument;
    const core = this.#dashboard.scenario(select, document);
    clearTimeout(this.#timer);
    this.#core.free();
    this.#core = core;
    this.#settled();
  }

  /** The document with other terms, such as a preset or names. */
  edit(terms: Partial<ScenarioDocument>): void {
    this.open(JSON.stringify({ ...this.document, ...terms }));
  }

  /** Back to the official state. */
  reset(): void {
    const { name: _, preset: __, ...bare } = this.document;
    this.open(JSON.stringify({ ...bare, changes: [] }));
  }

  save(name: string): void {
    this.#settled();
    this.saved = [...this.saved.filter((one) => one.name !== name), { name, document: this.text, outcome: this.#standing }];
    this.#tell();
  }

  forget(name: string): void {
    this.saved = this.saved.filter((one) => one.name !== name);
    this.#tell();
  }

  #settled(): void {
    clearTimeout(this.#timer);
    this.#moved = null;
    this.#answer = this.#core.answer();
    this.#standing = this.#answer.outcome;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#moved !== null);
  }
}

/** What a lever is known by: its node, or the indicator where there is no framework. */
export const leverId = ({ node, indicator }: Pick<WhatIf['levers'][number], 'node' | 'indicator'>): string => node?.id ?? indicator?.id ?? '';

interface Shelf {
  byPlace: Map<string, SharedScenario>;
  bySelect: Map<string, SharedScenario>;
  linked: SharedScenario | null;
  /** Why the scenario in the page's address could not be opened. */
  fault: unknown;
}

const shelves = new WeakMap<Dashboard, Shelf>();

/** What is kept of a feed; made when first asked for, with the scenario of the page's address if that is of this feed. */
function shelfOf(dashboard: Dashboard): Shelf {
  let shelf = shelves.get(dashboard);
  if (shelf === undefined) {
    shelf = { byPlace: new Map(), bySelect: new Map(), linked: null, fault: null };
    shelves.set(dashboard, shelf);
    const packed = typeof location === 'undefined' ? null : linkedIn(location.search);
    if (packed !== null) openLink(dashboard, shelf, unpackLink(packed));
  }
  return shelf;
}

function openLink(dashboard: Dashboard, shelf: Shelf, text: string | null): void {
  try {
    const document = JSON.parse(text ?? '') as ScenarioDocument;
    if (document.feed !== dashboard.contents().id) return;
    shelf.linked = place(dashboard, shelf, document.select, text ?? '');
  } catch (error) {
    shelf.fault = error;
  }
}

/** The scenario of what a selection comes to: two that leave out or name the same defaults share one. */
function place(dashboard: Dashboard, shelf: Shelf, select: Selector, document?: string): SharedScenario {
  const core = dashboard.scenario(select, document);
  const answer = core.answer();
  const { unit, period, framework, node, indicator, kind } = answer;
  const key = JSON.stringify([unit.id, period.id, framework?.id, node?.id, indicator?.id, kind, select.group ?? null]);
  let shared = document === undefined ? shelf.byPlace.get(key) : undefined;
  if (shared === undefined) {
    shared = new SharedScenario(dashboard, core, answer, (gone) => {
      for (const map of [shelf.byPlace, shelf.bySelect]) for (const [at, one] of map) if (one === gone) map.delete(at);
    });
    shelf.byPlace.set(key, shared);
  } else core.free();
  return shared;
}

/** The scenario that all widgets with this selection share. Throws the core's `ReformError`. */
export function scenarioOf(dashboard: Dashboard, select: Selector): SharedScenario {
  const shelf = shelfOf(dashboard);
  const key = JSON.stringify(Object.entries(select).sort());
  let shared = shelf.bySelect.get(key);
  if (shared === undefined) {
    shared = place(dashboard, shelf, select);
    shelf.bySelect.set(key, shared);
  }
  return shared;
}

/** The scenario of the page's own address, if it is of this feed, and why it could not be opened. */
export function linkedScenario(dashboard: Dashboard): { shared: SharedScenario | null; fault: unknown } {
  const { linked, fault } = shelfOf(dashboard);
  return { shared: linked, fault };
}
