/** Whether a picture is wide enough for what it says. */
import type { MeasuredNode, MeasuredTextRun } from '@takumi-rs/core';

/** CSS pixels by which a text may stick out of its box: rounding, and the space that ends a line. */
const ROUNDING = 1;
const SPACE = 6;
/** Addresses and places in a file are longer than any word, and may be broken anywhere. */
const LONGEST_WORD = 20;

/** Whether every word and number that is shown stands whole on one line, and none sticks out of its box or of the picture. */
export function hasRoom(box: MeasuredNode, width: number): boolean {
  if (box.width === 0 && box.height === 0) return true;
  const left = box.transform[4];
  return box.runs.every((run, i) => {
    const end = run.x + run.width - (run.text.endsWith(' ') ? SPACE : ROUNDING);
    return end <= box.width && left + end <= width && !breaksWord(run, box.runs[i + 1]);
  }) && box.children.every((child) => hasRoom(child, width));
}

/** Whether a line ends within a word. Dashes and slashes are good places to break, as spaces are. */
function breaksWord(run: MeasuredTextRun, next: MeasuredTextRun | undefined): boolean {
  if (next === undefined || next.y < run.y + run.height / 2) return false;
  const [before] = /[^\s\u2060]*$/.exec(run.text) ?? [''];
  const [after] = /^[^\s\u2060]*/.exec(next.text) ?? [''];
  return before !== '' && after !== '' && !/[-\u2010-\u2014/·]$/.test(before) && before.length + after.length <= LONGEST_WORD;
}
