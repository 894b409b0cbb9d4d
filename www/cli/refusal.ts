/** Why a command does not do what was asked. The words are in `words.ts`, by code. */
export type RefusalCode =
  | 'UNKNOWN-COMMAND' | 'UNKNOWN-OPTION' | 'BAD-VALUE' | 'MISSING-VALUE' | 'MISSING-FILE' | 'TOO-MANY-FILES'
  | 'UNREADABLE' | 'UNWRITABLE' | 'NOT-A-BUNDLE' | 'SAME-FEED' | 'EMPTY-VIEW' | 'NO-VIEW' | 'NO-ROOM' | 'NO-RENDERER' | 'NO-FONT' | 'NO-KIT';

/** `message` is for developers; the reader gets the words of `code`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly code: RefusalCode, readonly params: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
  }
}
