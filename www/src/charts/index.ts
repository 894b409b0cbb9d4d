/**
 * Answers as pictures: for every view the marks (SVG), the table with the same figures and the sentence that says what is
 * shown. Pure functions of view, locale and size; they need no browser.
 */
export { Bar, type BarProps } from './bars';
export * from './forecast';
export { LineChart } from './line';
export { layoutLine, valueDomain, type LineSize } from './line-layout';
export * from './measure';
export type { Cell, Column, TableModel, TableRow } from './model';
export * from './problems';
export * from './progress';
export * from './ranking';
export { barScale, percent, type BarScale } from './scale';
export * from './scorecard';
export { StatusMark, statusColour } from './status';
export { barRules, lineRules, markRules } from './styles';
export * from './trend';
