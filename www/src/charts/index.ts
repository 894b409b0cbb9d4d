/**
 * Answers as pictures: for every view the marks (SVG), the table with the same figures and the sentence that says what is
 * shown. Pure functions of view, locale and size; they need no browser.
 */
export { Bar, type BarProps } from './bars';
export * from './certainty';
export * from './change';
export { csvOf, type HeadLine } from './csv';
export { changedTables, changesSentence } from './editions';
export * from './forecast';
export * from './goal';
export { LineChart } from './line';
export { layoutLine, valueDomain, type LineSize } from './line-layout';
export * from './matrix';
export * from './measure';
export type { Cell, Column, TableModel, TableRow } from './model';
export * from './owners';
export * from './problems';
export * from './progress';
export * from './ranking';
export { sayRule } from './rule';
export { barScale, percent, type BarScale } from './scale';
export * from './scorecard';
export { shadeOf, shadeRules, shades } from './shade';
export { StatusMark, statusColour } from './status';
export { ShareBar, spanScale, StepBar, type SpanScale } from './steps';
export { barRules, lineRules, markRules, stepRules, whiskerRules } from './styles';
export * from './tiles';
export { layout34, layout63, gridPlaces } from './tiles-layout';
export * from './tiles-units';
export * from './trend';
export { chosen, sayShown } from './shown';
export { periodsOf, sayUpTo, spanOf, stated, upTo, type Span } from './until';
export * from './whatif';
export { Whisker } from './whisker';
