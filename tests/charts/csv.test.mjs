/** Tables as CSV, as a spreadsheet in Vietnamese reads them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './bundle.mjs';

const { csvOf, localeFor, matrixTable, rankingTable, storybook } = await load('widgets/static.tsx');
const [vi, en] = [localeFor('vi'), localeFor('en')];

const table = (rows, columns = [{ key: 'name', label: 'tên' }, { key: 'value', label: 'kết quả', numeric: true }]) => ({
  name: 't', caption: 'Bảng', columns, rows: rows.map((cells, i) => ({ id: String(i), cells })),
});

test('a mark for UTF-8, semicolons, decimal commas, the number beside what is shown', () => {
  const text = csvOf([['Nguồn', 'Hội nghị tổng kết']], [table([[{ text: 'Kon Tum' }, { text: 'trên\u00a01.975,5\u00a0thủ tục', value: 1975.5 }], [{ text: 'Khác' }, { text: 'Không công bố', value: null }]])], vi);
  assert.equal(text, '\ufeffNguồn;Hội nghị tổng kết\r\n\r\nBảng\r\nTên;Kết quả;Kết quả (số)\r\nKon Tum;trên 1.975,5 thủ tục;1975,5\r\nKhác;Không công bố;\r\n');
  assert.match(csvOf([], [table([[{ text: 'a' }, { text: '1,5', value: 1.5 }]])], en), /\r\na;1,5;1\.5\r\n$/);
});

test('what is shown as the number itself stands once; an empty table is left out', () => {
  assert.equal(csvOf([], [table([[{ text: 'Hà Tĩnh' }, { text: '43,5', value: 43.5 }]]), table([])], vi), '\ufeffBảng\r\nTên;Kết quả\r\nHà Tĩnh;43,5\r\n');
});

test('fields that hold what parts fields are quoted; no text becomes a formula; signed numbers stay', () => {
  const names = ['a;b', 'nói "có"', 'hai\ndòng', '=HYPERLINK("x")', '@SUM(A1)', '-2+3+cmd|\' /C calc\'!A0', '+A1', '-5,9', '+1,43 điểm %'];
  const lines = csvOf([], [table(names.map((text) => [{ text }]), [{ key: 'name', label: 'tên' }])], vi).slice(1);
  assert.equal(lines, ['Bảng', 'Tên', '"a;b"', '"nói ""có"""', '"hai\ndòng"', '"\'=HYPERLINK(""x"")"', "'@SUM(A1)", "'-2+3+cmd|' /C calc'!A0", "'+A1", '-5,9', '+1,43 điểm %', ''].join('\r\n'));
});

const answer = (widget, id, question) => storybook.find(({ definition }) => definition.name === widget).stories.find((story) => story.id === id).answers[question];

test('the league and the matrix give every unit with its full figures', () => {
  const league = csvOf([], [rankingTable(answer('ranking', 'full', 'ranking'), vi)], vi);
  // As the portal prints Đà Nẵng in 2024: 67,78 points, 33rd after 20th.
  assert.match(league, /\r\nĐà Nẵng;67,78 điểm;67,78;33;/);
  assert.equal(league.trimEnd().split('\r\n').length, 2 + 34);
  const matrix = answer('matrix', 'full', 'matrix');
  const lines = csvOf([], [matrixTable(matrix, vi)], vi).trimEnd().split('\r\n').slice(1);
  assert.equal(lines.length, 1 + 34);
  // Its five groups as printed: 12,18, 18,41, 11,43, 10,2 and 15,56.
  assert.match(lines.find((line) => line.startsWith('Đà Nẵng')), /^Đà Nẵng;(67,78;)?12,18;18,41;11,43;10,2;15,56$/);
  for (const line of lines) assert.equal(line.split(';').length, 1 + matrix.columns.length);
});

test('simulated ranks stand in the league\'s file as on the page, each in a column that says so', () => {
  const [ranking, certainty] = ['ranking', 'certainty'].map((question) => answer('ranking', 'intervals', question));
  const lines = csvOf([], [rankingTable(ranking, vi, certainty)], vi).trimEnd().split('\r\n').slice(1);
  const marked = 'Mô phỏng: Từ hạng (5%);Mô phỏng: Hạng trung vị;Mô phỏng: Đến hạng (95%);Mô phỏng: Hạng tốt nhất;Mô phỏng: Hạng kém nhất;Mô phỏng: Nhóm không phân biệt được';
  assert.ok(lines[0].endsWith(`;${marked}`), lines[0]);
  assert.ok(lines.find((line) => line.startsWith('Tỉnh mẫu B;')).endsWith(';2;2;4;1;5;2'));
  assert.ok(lines.find((line) => line.startsWith('Tỉnh mẫu không có số liệu;')).endsWith(';;;;;;'));
  assert.doesNotMatch(csvOf([], [rankingTable(ranking, vi)], vi), /Mô phỏng/);
});
