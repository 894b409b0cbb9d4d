/** The types of the core's border, under one name for the whole frontend. */
export type * from '../../../src/wasm/types';
