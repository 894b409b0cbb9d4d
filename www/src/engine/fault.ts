import { EngineError } from './codes';
import type { ReformError } from './core-types';

/**
 * Any failure as an `EngineError`: the core's refusal of a selection as `SELECT-INVALID`, a defect as `WIDGET-FAULT`. Errors
 * are known by their names, since they may come from another script's copy of the class.
 */
export function asEngineError(error: unknown): EngineError {
  if (error instanceof Error && error.name === 'EngineError') return error as EngineError;
  if (isReformError(error)) return new EngineError('SELECT-INVALID', coreFault(error), error);
  return new EngineError('WIDGET-FAULT', { reason: String(error) }, error);
}

export function isReformError(error: unknown): error is ReformError {
  return error instanceof Error && error.name === 'ReformError';
}

/** What a `ReformError` says, as parameters of an engine code. */
export function coreFault({ code, path, found, expected }: ReformError) {
  return { code, path, found, expected };
}
