/** The marks stand where a ruler would put them: lengths and places worked out by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './bundle.mjs';

const {
  asGiven, barScale, contrast, dark, differs, domainScale, fold, itemScale, layout34, layout63, layoutLine, light, localeFor, matrixSentence, orderRows, ownersSentence, gridPlaces, placeTiles, periodsOf, problemsSentence, progressSentence, progressTable, rankingSentence, renderStory, runs, sayFacts, sayFormed, sayUpTo, scorecardSentence, spanOf, shadeOf, standingCount, storybook, tileShare, tilesSentence, tileViews, trendSentence, trendTable,
  upTo, valueDomain,
} = await load('widgets/static.tsx');
const vi = localeFor('vi');
const answers = (widget, id) => storybook.find(({ definition }) => definition.name === widget).stories.find((story) => story.id === id).answers;

test('a bar starts at 0 and ends at its share of the scale', () => {
  const scale = barScale([24.1, 61.66], 100);
  assert.deepEqual([scale.at(0), scale.at(25), scale.at(100)], [0, 0.25, 1]);
  assert.equal(barScale([30, 60], null).at(45), 0.75);
  assert.equal(barScale([130], 100).at(130), 1);
  assert.equal(barScale([130], 100).at(65), 0.5);
  const below = barScale([-10, 30], null);
  assert.deepEqual([below.at(-10), below.at(0), below.at(30)], [0, 0.25, 1]);
  assert.equal(barScale([null, 0], null).at(0), 0);
});

test('what is beyond a target is told in the words of its comparator', () => {
  const { progress } = answers('progress', 'full');
  const [item] = progress.items;
  const said = (comparator, gap) => {
    const told = { ...progress, items: [{ ...item, gap, target: { ...item.target, comparator } }] };
    const { columns, rows } = progressTable(told, vi);
    return rows[0].cells[columns.findIndex(({ key }) => key === 'gap')].text.replace(/\s/g, ' ');
  };
  assert.equal(said({ kind: 'atLeast', value: 30 }, -5.9), 'còn thiếu 5,9 điểm %');
  assert.equal(said({ kind: 'atLeast', value: 30 }, 31.66), 'vượt 31,66 điểm %');
  assert.equal(said({ kind: 'atMost', value: 30 }, -5), 'cao hơn mức tối đa 5 điểm %');
  assert.equal(said({ kind: 'lessThan', value: 30 }, 5), 'thấp hơn mức tối đa 5 điểm %');
  assert.equal(said({ kind: 'equals', value: 30 }, -5), 'lệch 5 điểm %');
  assert.equal(said({ kind: 'equals', value: 30 }, 0), 'đúng bằng mục tiêu');
});

test('one target alone is told with its distance', () => {
  const { progress } = answers('progress', 'full');
  const only = (id) => progressSentence({ ...progress, verdicts: { ...progress.verdicts }, items: progress.items.filter(({ indicator }) => indicator.name.vi === id) }, vi).replace(/\s/g, ' ');
  // 476 of 1.975 and of 772, as the conference report prints them; the target is 30 %.
  assert.match(only('Mức độ 4 trên tổng số thủ tục'), /: đạt 24,1%, còn thiếu 5,9 điểm % so với mục tiêu\.$/);
  assert.match(only('Mức độ 4 trên dịch vụ trực tuyến'), /: đạt 61,66%, vượt 31,66 điểm % so với mục tiêu\.$/);
});

test('a domain runs to its own maximum, a percentage to 100', () => {
  const { summary } = answers('scorecard', 'full');
  // 12.18 of 18, 18.41 of 20: as the portal prints them.
  assert.ok(Math.abs(domainScale(summary.domains[0], summary.domains).at(12.18) - 0.676667) < 1e-6);
  assert.ok(Math.abs(domainScale(summary.domains[1], summary.domains).at(18.41) - 0.9205) < 1e-9);
  for (const item of answers('progress', 'full').progress.items) assert.equal(itemScale(item).at(30), 0.3);
});

test('a stated verdict differs only from that of its own day', () => {
  const [, reached] = answers('progress', 'full').progress.items;
  // Kon Tum's 61,66 % of 31/12/2020 do not contradict what was stated on 16/7/2020.
  assert.deepEqual([reached.verdict, reached.reported.at(-1).verdict, differs(reached)], ['achieved', 'missed', null]);
  const stated = (verdict, differing) => differs({ ...reached, reported: [{ ...reached.reported[0], verdict, differs: differing }] });
  assert.deepEqual([stated('missed', true), stated('met', true), stated('exceeded', true), stated('met', false)], ['achieved', 'missed', 'missed', null]);
  assert.equal(differs({ ...reached, reported: [] }), null);
});

const drawn = (id, width = 640, fontSize = 16) => {
  const { trend } = answers('trend', id);
  return { trend, at: layoutLine(trend, vi, { width, fontSize }) };
};

test('a point stands at its day and its value', () => {
  const { trend, at } = drawn('target');
  // From 31/12/2020 to 31/12/2025: the axis of time begins with the target's path. 2021 is 365 of 1826 days on.
  const span = at.plot.right - at.plot.left;
  assert.equal(at.x('2020-12-31'), at.plot.left);
  assert.ok(Math.abs(at.x('2021-12-31') - (at.plot.left + (span * 365) / 1826)) < 1e-9);
  assert.equal(at.x('2025-12-31'), at.plot.right);
  // 0 to 100 %: the measure's natural ends.
  assert.equal(at.axisFrom, null);
  assert.equal(at.y(0), at.plot.bottom);
  assert.ok(Math.abs(at.y(50) - (at.plot.bottom + at.plot.top) / 2) < 1e-9);
  assert.equal(trend.targets.length, 1);
  assert.equal(at.targets[0].y, at.y(80));
});

test('an axis that does not start at 0 says so, one that can does', () => {
  assert.deepEqual(valueDomain([33, 43], { low: 0, high: 80 }), [30, 45]);
  assert.deepEqual(valueDomain([5, 43], { low: 0, high: 80 })[0], 0);
  assert.equal(valueDomain([95, 99], { low: 0, high: 100 })[1], 100);
  assert.equal(valueDomain([476], { low: null, high: null })[0], 0);
  assert.equal(drawn('full').at.axisFrom, 30);
});

test('no line crosses a gap or a break', () => {
  const { trend } = drawn('gaps');
  const years = runs(trend.points).map((run) => run.map((point) => Number(point.period.label)));
  assert.deepEqual(years, [[2011, 2012, 2013], [2015, 2016, 2017], [2019, 2020, 2021, 2022, 2023, 2024]]);
  const broken = runs(drawn('full').trend.points).map((run) => run.length);
  assert.deepEqual(broken, [7, 7]);
  const { at } = drawn('full');
  assert.ok(at.breaks[0].x > at.x('2017-12-31') && at.breaks[0].x < at.x('2018-12-31'));
});

for (const [width, fontSize] of [[248, 16], [328, 16], [640, 16], [1100, 16], [328, 32], [248, 12]]) {
  test(`at ${width} px with text of ${fontSize} px labels keep apart and inside`, () => {
    for (const id of ['full', 'gaps', 'target', 'one', 'forecast', 'pace', 'wide']) {
      const { at } = drawn(id, width, fontSize);
      assert.ok(at.small >= 12);
      const labels = [...at.values, ...at.xTicks, ...at.yTicks, ...[...at.breaks, ...at.targets, { label: at.ahead }].map(({ label }) => label).filter(Boolean)];
      // Half an em a character, less than the layout allows for: digits and Vietnamese letters of system fonts are about so wide.
      const boxes = labels.map(({ x, y, text, anchor }) => {
        const wide = text.length * at.small * 0.5;
        const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
        return { text, left, right: left + wide, top: y - at.small * 0.75, bottom: y + at.small * 0.2 };
      });
      for (const [i, box] of boxes.entries()) {
        assert.ok(box.left >= -0.5 && box.right <= width + 0.5 && box.top >= -0.5 && box.bottom <= at.height + 0.5, `${id}: “${box.text}” is inside`);
        for (const other of boxes.slice(i + 1)) {
          const apart = box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top;
          assert.ok(apart, `${id}: “${box.text}” and “${other.text}” keep apart`);
        }
      }
      const last = at.values.find((label) => label.last);
      assert.ok(last, `${id}: the latest value is said`);
    }
  });
}

const drawing = (id) => renderStory(storybook.find((book) => book.definition.name === 'trend').definition, storybook.find((book) => book.definition.name === 'trend').stories.find((story) => story.id === id), 'vi');
const ends = (html, part) => [...new RegExp(`<path class="${part}" d="([^"]*)"`).exec(html)[1].matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

test('the fan opens from the last figure to both ends of each interval', () => {
  const { at } = drawn('forecast');
  const html = drawing('forecast');
  const near = (found, wanted) => {
    assert.equal(found.length, wanted.length);
    for (const [i, point] of wanted.entries()) point.forEach((side, k) => assert.ok(Math.abs(found[i][k] - side) <= 0.051, `${found[i]}, not ${point}`));
  };
  const [from, one, two] = [['2024-12-31', 55], ['2025-12-31', 69.1667], ['2026-12-31', 83.3333]];
  const stand = (points) => points.map(([on, value]) => [at.x(on), at.y(value)]);
  near(ends(html, 'ahead'), stand([from, one, two]));
  // 69,1667 ± 5,0283 and 83,3333 ± 7,9505, once above and once back below.
  near(ends(html, 'likely'), stand([from, ['2025-12-31', 74.195], ['2026-12-31', 91.2838], ['2026-12-31', 75.3829], ['2025-12-31', 64.1383]]));
  near(ends(html, 'possible'), stand([from, ['2025-12-31', 80.6405], ['2026-12-31', 100], ['2026-12-31', 65.1916], ['2025-12-31', 57.6928]]));
  assert.equal((html.match(/class="dot/g) ?? []).length, 4, 'what is forecast has no point');
});

test('a forecast is told with its interval and chance, and marked in the table', () => {
  const { trend, progress } = answers('trend', 'forecast');
  assert.match(trendSentence(trend, vi, progress.items), /dự báo đến 31\/12\/2026 ở mức 83,3% \(80% khả năng trong khoảng 75,4\u2060–\u206091,3%, xác suất đạt mục tiêu 74%, mới có vài kỳ số liệu nên rất không chắc\)\.$/);
  // Another forecast than that of the answer: its chance is not this one's.
  const other = [{ ...progress.items[0], forecast: { ...progress.items[0].forecast, value: 80 } }];
  assert.doesNotMatch(trendSentence(trend, vi, other), /xác suất/);
  const { columns, rows } = trendTable(trend, vi);
  const cell = (row, key) => row.cells[columns.findIndex((column) => column.key === key)];
  assert.deepEqual(rows.map(({ id }) => id), ['2021', '2022', '2023', '2024', 'forecast 2025-12-31', 'forecast 2026-12-31']);
  assert.deepEqual(rows.slice(4).map((row) => [cell(row, 'value').value, cell(row, 'status').text, cell(row, 'likely').text]), [
    [69.1667, 'Dự báo', '64,1\u2060–\u206074,2%'], [83.3333, 'Dự báo', '75,4\u2060–\u206091,3%'],
  ]);
  assert.ok(rows.slice(0, 4).every((row) => cell(row, 'likely').text === ''));
});

test('two points give a pace, not a forecast', () => {
  const { trend } = answers('trend', 'pace');
  assert.match(trendSentence(trend, vi), /giữ nhịp độ .* đến 31\/12\/2026 sẽ ở mức 70%; hai kỳ chưa đủ để dự báo\.$/);
  const html = drawing('pace');
  assert.doesNotMatch(html, /class="(likely|possible)"/);
  assert.doesNotMatch(html, /xác suất/);
  assert.equal(drawn('pace').at.ahead.text, 'theo nhịp độ');
  const { ahead } = drawn('full').at;
  assert.equal(ahead, null);
  assert.doesNotMatch(drawing('full'), /class="ahead"/);
});

test('what is wider than the chart is cut off, and said to be', () => {
  assert.equal(drawn('wide').at.cut, true);
  assert.equal(drawn('forecast').at.cut, false);
  assert.match(drawing('wide'), /cắt ở mép/);
});

test('a problem says what was found in the reader\'s words', () => {
  const { contents, problems } = answers('problems', 'full');
  const said = (code) => {
    const problem = problems.items.find((one) => one.code === code);
    return sayFacts(problem, contents.indicators.find(({ id }) => id === problem.about.indicator) ?? null, vi).map(({ name, text }) => `${name}: ${text}`);
  };
  // Hải Phòng's PAR INDEX of 2023 as two sources print it.
  assert.deepEqual(said('sources_disagree'), ['Số này: 91,87%', 'Số kia: 91,81%']);
  assert.deepEqual(said('ratio_differs'), ['Văn bản ghi: 1,3%', 'Tính ra: 1,38%']);
  assert.deepEqual(said('verdict_differs'), ['Văn bản nêu: đạt', 'Tính ra: chưa đạt']);
  assert.deepEqual(said('unknown_reference'), ['Ghi: kon-tumm', 'Cần: mã một đơn vị']);
  assert.deepEqual(said('same_label_other_days'), ['Số này: 01/12/2019–29/02/2020', 'Số kia: 01/01/2020–31/03/2020']);
  const plain = (text) => text.replaceAll('\u00a0', ' ');
  assert.equal(plain(problemsSentence(problems, vi)), 'Có 9 chỗ cần xem trong bộ số liệu: 2 lỗi, 5 cảnh báo và 2 thông tin. Không số nào bị sửa.');
  assert.match(plain(problemsSentence(answers('problems', 'many').problems, vi)), /^Có 197 chỗ .*: 197 cảnh báo\./);
  assert.equal(problemsSentence({ items: [], counts: { error: 0, warning: 0, info: 0 } }, vi), 'Không thấy mâu thuẫn nào trong bộ số liệu.');
});

test('sentences say the published figures', () => {
  assert.match(scorecardSentence(answers('scorecard', 'full').summary, vi), /^Đà Nẵng đạt 67,78 trên 100 điểm năm 2024, giảm 3,15\u00a0điểm so với năm 2023, xếp hạng 33\/34\./);
  assert.match(trendSentence(answers('trend', 'full').trend, vi), /từ 43,2221\u00a0điểm \(năm 2018\) đến 40,3082\u00a0điểm \(năm 2024\).*Chỉ so sánh từ sau lần thay đổi gần nhất \(01\/01\/2018\)/);
  assert.match(trendSentence(answers('trend', 'gaps').trend, vi), /Không có số liệu: 2014 \(không công bố\) và 2018 \(không công bố\)\./);
  assert.match(rankingSentence(answers('ranking', 'full').ranking, vi), /^Đà Nẵng xếp hạng 33\/34 với 67,78\u00a0điểm\. Kém đơn vị xếp ngay trên \(Hồ Chí Minh\) 0,79\u00a0điểm\./);
  assert.match(rankingSentence(answers('ranking', 'groups').ranking, vi), /không xếp hạng các đơn vị/);
  assert.doesNotMatch(rankingSentence(answers('ranking', 'groups').ranking, vi), /xếp hạng \d/);
});

// As the resolution on the 34 provinces and the list of the 63 before it name them.
const provinces = {
  34: 'Hà Nội, Cao Bằng, Tuyên Quang, Điện Biên, Lai Châu, Sơn La, Lào Cai, Thái Nguyên, Lạng Sơn, Quảng Ninh, Bắc Ninh, Phú Thọ, Hải Phòng, Hưng Yên, Ninh Bình, Thanh Hóa, Nghệ An, Hà Tĩnh, Quảng Trị, Huế, Đà Nẵng, Quảng Ngãi, Gia Lai, Khánh Hòa, Đắk Lắk, Lâm Đồng, Đồng Nai, Hồ Chí Minh, Tây Ninh, Đồng Tháp, Vĩnh Long, An Giang, Cần Thơ, Cà Mau'.split(', '),
  gone: 'Hà Giang, Yên Bái, Bắc Kạn, Bắc Giang, Vĩnh Phúc, Hòa Bình, Hải Dương, Thái Bình, Hà Nam, Nam Định, Quảng Bình, Quảng Nam, Kon Tum, Bình Định, Ninh Thuận, Phú Yên, Đắk Nông, Bình Thuận, Bình Phước, Bà Rịa – Vũng Tàu, Bình Dương, Long An, Tiền Giang, Bến Tre, Trà Vinh, Kiên Giang, Sóc Trăng, Hậu Giang, Bạc Liêu'.split(', '),
};

for (const [count, layout, names] of [[34, layout34, provinces[34]], [63, layout63, [...provinces[34], ...provinces.gone]]]) {
  test(`the grid of ${count} holds every province once, north above south, the islands under theirs`, () => {
    const places = gridPlaces(layout);
    const units = places.filter(({ island }) => !island);
    assert.equal(units.length, count);
    assert.deepEqual(units.map(({ name }) => name).sort(), [...names].sort());
    assert.equal(new Set(places.map(({ row, column }) => `${row}/${column}`)).size, count + 2);
    const at = (name) => places.find((place) => place.name === name);
    for (const [islands, home] of [['Hoàng Sa', 'Đà Nẵng'], ['Trường Sa', 'Khánh Hòa']]) {
      assert.ok(at(islands).island);
      assert.deepEqual([at(islands).row, at(islands).column], [at(home).row + 1, at(home).column], `${islands} under ${home}`);
    }
    const south = ['Cao Bằng', 'Hà Nội', 'Thanh Hóa', 'Đà Nẵng', 'Khánh Hòa', 'Hồ Chí Minh', 'Cà Mau'].map((name) => at(name).row);
    assert.deepEqual(south, [...south].sort((a, b) => a - b));
  });
}

test('a feed of few provinces leaves the country whole; other units follow one another', () => {
  const few = placeTiles(answers('tiles', 'few').tiles);
  assert.equal(few.length, 36);
  assert.deepEqual(few.filter(({ tile, place }) => tile && !place.island).length, 3);
  const { tiles } = answers('tiles', 'groups');
  const then = placeTiles(tiles);
  assert.equal(then.length, 65);
  assert.equal(then.find(({ place }) => place.name === 'Hoàng Sa').tile.unit.name.vi, 'Đà Nẵng');
  assert.equal(placeTiles({ ...tiles, tiles: [{ ...tiles.tiles[0], unit: { ...tiles.tiles[0].unit, name: { vi: 'Thành phố Thừa Thiên Huế', en: null } } }] }).filter(({ tile }) => tile).length, 1);
  for (const { place } of placeTiles(answers('tiles', 'units').tiles)) assert.equal(place, null);
});

// Nghị quyết 202/2025/QH15, Điều 1: which became which on 01/07/2025; 11 provinces were left as they were.
const resolution = {
  'Tuyên Quang': 'Hà Giang, Tuyên Quang', 'Lào Cai': 'Lào Cai, Yên Bái', 'Thái Nguyên': 'Bắc Kạn, Thái Nguyên', 'Phú Thọ': 'Hòa Bình, Phú Thọ, Vĩnh Phúc',
  'Bắc Ninh': 'Bắc Giang, Bắc Ninh', 'Hưng Yên': 'Hưng Yên, Thái Bình', 'Hải Phòng': 'Hải Dương, Hải Phòng', 'Ninh Bình': 'Hà Nam, Nam Định, Ninh Bình',
  'Quảng Trị': 'Quảng Bình, Quảng Trị', 'Đà Nẵng': 'Quảng Nam, Đà Nẵng', 'Quảng Ngãi': 'Kon Tum, Quảng Ngãi', 'Gia Lai': 'Bình Định, Gia Lai',
  'Khánh Hòa': 'Khánh Hòa, Ninh Thuận', 'Lâm Đồng': 'Bình Thuận, Lâm Đồng, Đắk Nông', 'Đắk Lắk': 'Phú Yên, Đắk Lắk', 'Hồ Chí Minh': 'Bà Rịa – Vũng Tàu, Bình Dương, Hồ Chí Minh',
  'Đồng Nai': 'Bình Phước, Đồng Nai', 'Tây Ninh': 'Long An, Tây Ninh', 'Cần Thơ': 'Cần Thơ, Hậu Giang, Sóc Trăng', 'Vĩnh Long': 'Bến Tre, Trà Vinh, Vĩnh Long',
  'Đồng Tháp': 'Tiền Giang, Đồng Tháp', 'Cà Mau': 'Bạc Liêu, Cà Mau', 'An Giang': 'An Giang, Kiên Giang',
};
const unmerged = ['Cao Bằng', 'Điện Biên', 'Hà Tĩnh', 'Lai Châu', 'Lạng Sơn', 'Nghệ An', 'Quảng Ninh', 'Thanh Hóa', 'Sơn La', 'Hà Nội', 'Huế'];

test('63 provinces of then in the 34 of today, and the other way, as the resolution joins them', () => {
  /** In the spelling of the layouts: sources differ in where `òa` has its tone, and in the dash. */
  const name = ({ unit }) => provinces[34].concat(provinces.gone).find((one) => fold(one) === fold(unit.name.vi).replace(' - ', ' – ')) ?? unit.name.vi;
  const sorted = (names) => names.sort().join(', ');
  const { tiles, contents } = answers('tiles', 'then');
  const { then, today, days } = tileViews(tiles, contents.units);
  assert.deepEqual(days, { then: '2025-07-01', today: '2025-07-01' });
  assert.deepEqual([then.length, today.length], [63, 34]);
  assert.deepEqual(Object.fromEntries(today.filter(({ from }) => from.length > 0).map((group) => [name(group), sorted(group.cells.map(name))])), resolution);
  assert.deepEqual(today.filter(({ from }) => from.length === 0).map(name).sort(), [...unmerged].sort());
  // Every former province has its own figure there: PAPI 2024 of Đà Nẵng 43,2120, of Quảng Nam 41,0044.
  for (const { cells } of today) for (const { unit, tile } of cells) assert.equal(unit.id, tile.unit.id);
  assert.deepEqual(today.find((group) => name(group) === 'Đà Nẵng').cells.map(({ tile }) => tile.value), [43.212, 41.0044]);

  const back = tileViews(answers('tiles', 'today-then').tiles, contents.units);
  assert.deepEqual([back.then.length, back.today.length, back.days], [63, 34, days]);
  for (const [heir, former] of Object.entries(resolution)) {
    const lent = back.then.flatMap((group) => (group.cells.some(({ unit, tile }) => unit.id !== tile.unit.id && name(tile) === heir) ? [name(group)] : []));
    assert.equal(sorted(lent), former);
  }
  for (const views of [[then, 'then'], [today, 'today'], [back.then, 'then']]) {
    const placed = placeTiles({ tiles: views[0], as: views[1], kind: 'province' });
    assert.deepEqual(placed.filter(({ tile, place }) => tile === null || place === null), []);
  }
});

test('a unit that went to several stands with the one that took most of it, and both say so; a chain is followed to its end', () => {
  const { tiles } = answers('tiles', 'then');
  const unit = (id, validFrom, validTo, becomes = []) => ({ ...tiles.tiles[0].unit, id, name: { vi: id, en: null }, validFrom, validTo, becomes, parent: null, groups: [], hasData: true });
  const units = [
    unit('a', null, '2007-12-31', [{ unit: 'c', share: 0.4 }, { unit: 'b', share: 0.6 }]), unit('b', '2008-01-01', '2024-06-30', [{ unit: 'd', share: 1 }]),
    unit('c', '2008-01-01', null), unit('d', '2024-07-01', null),
  ];
  const tile = (id) => ({ ...tiles.tiles[0], unit: units.find((one) => one.id === id), from: [], becomes: units.find((one) => one.id === id).becomes });
  const told = (groups) => groups.map(({ unit: { id }, cells, from }) => [id, cells.map((cell) => `${cell.unit.id}:${cell.tile.unit.id}`).join(), from.map((one) => `${one.unit.id} ${one.share}`).join()]);
  const early = tileViews({ ...tiles, tiles: [tile('a')] }, units);
  assert.deepEqual(told(early.today), [['d', 'a:a', 'a 0.6'], ['c', '', 'a 0.4']]);
  assert.deepEqual(early.days, { then: '2008-01-01', today: '2024-07-01' });
  // Of the two mergers the last: `a` had ended long before.
  const late = tileViews({ ...tiles, as: 'today', tiles: [tile('c'), tile('d')] }, units);
  assert.deepEqual(told(late.then), [['b', 'b:d', ''], ['c', 'c:c', '']]);
  // Nobody knows who became whom: nothing to switch to.
  assert.equal(tileViews(tiles, []).days, null);
  assert.equal(tileViews({ ...tiles, as: 'today' }, []).then, undefined);
});

test('a unit that took only lesser shares says where the figures stand; "merged" is said where several became one', () => {
  const { definition, stories } = storybook.find((book) => book.definition.name === 'tiles');
  const drawn = (id, lang) => renderStory(definition, stories.find((story) => story.id === id), lang);
  const places = (html) => Object.fromEntries(html.split('<li').map((item) => [/data-unit="(\w+)"/.exec(item)?.[1], item]).filter(([id]) => id)
    .map(([id, item]) => [id, { said: item.replace(/^[^>]*>|<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim(), hatched: item.includes('split q-none') }]));
  const { p, q, r } = places(drawn('split', 'vi'));
  // A stands whole where half of it went first, B where 70 % of it did.
  assert.match(p.said, /^Tỉnh mẫu P \(Tách từ: Tỉnh mẫu A \(50%\)\) Tỉnh mẫu A 70/);
  assert.match(q.said, /^Tỉnh mẫu Q \(Tách từ: Tỉnh mẫu A \(50%\), Tỉnh mẫu B \(30%\)\) số liệu ở Tỉnh mẫu P và Tỉnh mẫu R$/);
  assert.match(r.said, /^Tỉnh mẫu R \(Tách từ: Tỉnh mẫu B \(70%\)\) Tỉnh mẫu B 80/);
  assert.equal(q.hatched, false);
  assert.match(places(drawn('split', 'en')).q.said, /figures in Tỉnh mẫu P and Tỉnh mẫu R$/);
  assert.match(drawn('then-today', 'vi'), /\(Hợp nhất từ: /);
  const whole = { unit: { id: 'x', name: { vi: 'X', en: null } }, share: 1 };
  assert.deepEqual([[whole, whole], [whole], [{ ...whole, share: 0.5 }]].map((from) => sayFormed({ from }, vi)), ['Hợp nhất từ', 'Hình thành từ', 'Tách từ']);
});

test('a chain of 6,000 successors is followed to its end', () => {
  const { tiles } = answers('tiles', 'then');
  const last = 6000;
  const units = Array.from({ length: last + 1 }, (_, i) => ({
    ...tiles.tiles[0].unit, id: `u${i}`, name: { vi: `u${i}`, en: null }, validFrom: null, validTo: i < last ? '2024-12-31' : null, becomes: i < last ? [{ unit: `u${i + 1}`, share: 1 }] : [], parent: null, groups: [], hasData: true,
  }));
  const { today } = tileViews({ ...tiles, tiles: [{ ...tiles.tiles[0], unit: units[0], becomes: units[0].becomes }] }, units);
  assert.deepEqual(today.map(({ unit }) => unit.id), ['u6000']);
});

test('shades go by fifths of the share, and what is missing has none', () => {
  assert.deepEqual([0, 0.19, 0.2, 0.5, 0.99, 1, null].map(shadeOf), ['q0', 'q0', 'q1', 'q2', 'q4', 'q4', 'q-none']);
  const { tiles } = answers('tiles', 'groups');
  const share = (group) => tileShare({ ...tiles.tiles[0], group }, 'group', tiles);
  assert.deepEqual([share(1), share(4), share(null)], [1, 0, null]);
});

test('rows sort in the good direction; a gap stands last either way', () => {
  const { matrix } = answers('matrix', 'targets');
  const all = [...matrix.units.keys()];
  assert.deepEqual(orderRows(matrix, all, { by: 0, best: true }, vi), [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(orderRows(matrix, all, { by: 0, best: false }, vi), [5, 4, 3, 2, 1, 0, 6]);
  // Late documents: fewer is better.
  assert.deepEqual(orderRows(matrix, all, { by: 1, best: true }, vi), [0, 1, 2, 6, 3, 4, 5]);
  assert.deepEqual(orderRows(matrix, all, { by: 'feed', best: true }, vi), all);
});

test('matrix, tiles and owners say what they show', () => {
  assert.match(matrixSentence(answers('matrix', 'full').matrix, vi), /^34 đơn vị, 5 chỉ tiêu; có số liệu 170\/170 ô\. So với các đơn vị khác, Đà Nẵng yếu nhất ở /);
  assert.match(tilesSentence(answers('tiles', 'full').tiles, vi), /Đà Nẵng xếp hạng 33\/34 với 67,78\u00a0điểm\./);
  assert.match(tilesSentence(answers('tiles', 'groups').tiles, vi), /Có số liệu 61\/63 đơn vị.*trước ngày 01\/07\/2025/);
  const { owners } = answers('owners', 'full');
  assert.equal(ownersSentence(owners, vi), 'Kon Tum: 3 cơ quan chủ trì 5 mục tiêu và 2 nhiệm vụ. Cần đôn đốc trước: Các cấp, các ngành tỉnh Kon Tum (1 mục tiêu chưa đạt). Có 1 nhiệm vụ quá hạn.');
  assert.deepEqual(['good', 'risk', 'missed', 'open'].map((way) => standingCount(owners.owners[0], way)), [1, 0, 1, 3]);
});

test('a table carries the raw figures, empty where there is a gap', () => {
  const model = progressTable(answers('progress', 'full').progress, vi);
  const column = (key) => model.columns.findIndex((one) => one.key === key);
  const [first, , integrated] = model.rows;
  assert.equal(first.id, 't-level4OfProcedures');
  assert.equal(first.cells[column('numerator')].value, 476);
  assert.equal(first.cells[column('denominator')].value, 1975);
  assert.ok(Math.abs(first.cells[column('value')].value - 24.1012658) < 1e-6);
  assert.equal(first.cells[column('value')].text, '24,1%');
  assert.equal(integrated.cells[column('value')].value, null);
  assert.equal(integrated.cells[column('verdict')].value, 'noData');
});

test('a number has the digits that its document prints', () => {
  const said = (value) => vi.quantity(value, asGiven(value, { unit: { vi: 'điểm', en: null }, decimals: 2 }));
  assert.deepEqual([40.3082, 39, 61.7].map(said), ['40,3082\u00a0điểm', '39\u00a0điểm', '61,7\u00a0điểm']);
  const scores = (values) => trendSentence({
    ...answers('trend', 'full').trend, indicator: null, node: { id: 'papi', name: { vi: 'Tổng điểm', en: null } },
    points: answers('trend', 'full').trend.points.slice(-2).map((point, i) => ({ ...point, value: values[i] })), breaks: [],
  }, vi);
  // As PAPI prints them; and means, which nobody prints.
  assert.match(scores([39.9, 40.3082]), /39,9000\u00a0điểm .* 40,3082\u00a0điểm /);
  assert.match(scores([39.9, 40 + 2 / 3]), /39,90\u00a0điểm .* 40,67\u00a0điểm /);
});

test('nothing is said twice, and no mean of one', () => {
  const { definition, stories } = storybook.find((book) => book.definition.name === 'ranking');
  const foot = (id) => renderStory(definition, stories.find((story) => story.id === id), 'vi').split('<footer')[1];
  assert.match(foot('full'), /Giá trị trung bình: 79,63</);
  assert.doesNotMatch(foot('one'), /Giá trị trung bình/);
  assert.equal(foot('full').match(/23\/06\/2022/g).length, 1);
});

test('simulated ranks part the league table into brackets on request, and not before all is worked out', () => {
  const { definition, stories } = storybook.find((book) => book.definition.name === 'ranking');
  const story = stories.find(({ id }) => id === 'intervals');
  const drawn = (more) => renderStory(definition, { ...story, ...more, answers: { ...story.answers, ...more.answers } }, 'vi');
  const html = drawn({});
  // A alone, B to C, D; the unit without a value stands where it stood, with an empty cell.
  const heads = [...html.matchAll(/<tbody data-section="([^"]*)">(?:<tr><th scope="rowgroup"[^>]*>(.*?)<\/th>)?/g)].map(([, , head]) => head?.replace(/<[^>]*>/g, '').trim());
  assert.deepEqual(heads, ['Nhóm mô phỏng 1', 'Nhóm mô phỏng 2 chưa đủ cơ sở để phân biệt', 'Nhóm mô phỏng 3', 'Không có số liệu']);
  assert.deepEqual([...html.matchAll(/data-low(?:="(\d*)")? data-high(?:="(\d*)")?/g)].map(([, low = '', high = '']) => `${low}–${high}`), ['1–1', '2–4', '2–5', '2–5', '3–5', '–']);
  assert.match(html, /class="simulated"[^>]*>Đây là kết quả mô phỏng, không phải số liệu chính thức<.*Tính 1\.000 lần với số khởi tạo 1.*Trọng số dao động \(± %\): 25<.*<table/);
  for (const none of [drawn({ turned: undefined }), drawn({ answers: { share: 0.4 } })]) assert.doesNotMatch(none, /data-column="interval"|rowgroup"[^>]*>Nhóm/);
  assert.match(drawn({ answers: { share: 0.4 } }), /role="status">Đang tính/);
  assert.doesNotMatch(drawn({ answers: { ranking: { ...story.answers.ranking, ranked: false } } }), /data-action="intervals"/);
});

// Contrast as the design states it, worked out there with the formula of WCAG 2.2.
const stated = {
  light: { ink: 15.8, quiet: 6.4, accent: 7.1, achieved: 6.5, onTrack: 5.3, watch: 5.5, risk: 5.4, alarm: 6.6, missed: 10.9, none: 4.7 },
  dark: { ink: 16.0, quiet: 8.6, accent: 9.5, achieved: 9.5, onTrack: 8.6, watch: 9.7, risk: 8.3, alarm: 7.9, missed: 9.3, none: 7.0 },
};
for (const [name, palette] of Object.entries({ light, dark })) {
  test(`${name}: every colour of text is read against its paper`, () => {
    for (const [token, ratio] of Object.entries(stated[name])) {
      const found = contrast(palette[token], palette.paper);
      assert.ok(found >= 4.5, `${token} has ${found}`);
      assert.ok(Math.abs(found - ratio) < 0.1, `${token} has ${found}, not ${ratio}`);
    }
  });
}

test('contrast of black on white is 21, and not told for colours that let through', () => {
  assert.equal(contrast('#000000', 'rgb(255, 255, 255)'), 21);
  assert.equal(contrast('#000000', 'rgba(255, 255, 255, 0)'), null);
  assert.equal(contrast('#000000', 'oklch(0.5 0.1 200)'), null);
});

/** Days counted by hand: reporting periods end on the 14th (calendar.md), calendar ones on a month's last day. */
for (const [what, period, asOf, day, oldFrom] of [
  ['a month that ends on the 14th', { kind: 'month', start: '2020-05-15', end: '2020-06-14' }, null, '2020-06-14', '2020-08-15'],
  ['a calendar month of 30 days: the months after it have 31', { kind: 'month', start: '2024-11-01', end: '2024-11-30' }, null, '2024-11-30', '2025-02-01'],
  ['the month before a leap February', { kind: 'month', start: '2023-12-01', end: '2023-12-31' }, null, '2023-12-31', '2024-03-01'],
  ['a quarter', { kind: 'quarter', start: '2025-06-15', end: '2025-09-14' }, null, '2025-09-14', '2026-03-15'],
  ['half a year', { kind: 'half', start: '2019-12-15', end: '2020-06-14' }, null, '2020-06-14', '2021-06-15'],
  ['nine months, told once a year', { kind: 'nineMonths', start: '2019-12-15', end: '2020-09-14' }, null, '2020-09-14', '2022-09-15'],
  ['a year', { kind: 'year', start: '2024-01-01', end: '2024-12-31' }, null, '2024-12-31', '2027-01-01'],
  ['a state on a day', { kind: 'day', start: '2020-07-16', end: '2020-07-16' }, '2020-12-31', '2020-07-16', '2022-07-17'],
  ['a phase', { kind: 'phase', start: '2011-01-01', end: '2020-12-31' }, null, '2020-12-31', '2023-01-01'],
  ['a year that the feed does not cover yet', { kind: 'year', start: '2025-01-01', end: '2025-12-31' }, '2025-06-30', '2025-06-30', '2027-07-01'],
  ['a year that had ended before the feed\'s day', { kind: 'year', start: '2023-01-01', end: '2023-12-31' }, '2024-12-31', '2023-12-31', '2026-01-01'],
  ['the whole feed', null, '2024-12-31', '2024-12-31', '2025-07-01'],
  ['the whole feed without a day of its own', null, null, '2025-03-31', '2025-10-01'],
]) {
  test(`up to which day figures go and from when on they are old: ${what}`, () => {
    const periods = [{ kind: 'year', start: '2023-01-01', end: '2023-12-31' }, { kind: 'quarter', start: '2024-10-01', end: '2024-12-31' }, { kind: 'quarter', start: '2025-01-01', end: '2025-03-31' }];
    const until = upTo(period, { asOf, issued: null, periods }, null);
    assert.deepEqual([until.day, until.oldFrom], [day, oldFrom]);
  });
}

/** Two periods on from the day after, by hand; a month that has no such day gives its last. Nobody's figures grow old later for being a day older. */
for (const [kind, day, oldFrom] of [
  ['month', '2024-12-29', '2025-02-28'], ['month', '2024-12-30', '2025-02-28'], ['month', '2024-12-31', '2025-03-01'],
  ['month', '2023-12-28', '2024-02-29'], ['month', '2023-12-29', '2024-02-29'], ['month', '2023-12-30', '2024-02-29'], ['month', '2023-12-31', '2024-03-01'],
  ['month', '2024-08-30', '2024-10-31'], ['month', '2024-08-31', '2024-11-01'], ['quarter', '2024-08-30', '2025-02-28'], ['quarter', '2024-08-31', '2025-03-01'],
  ['half', '2024-02-28', '2025-02-28'], ['year', '2024-02-28', '2026-02-28'], ['year', '2024-02-29', '2026-03-01'], ['month', '2025-12-14', '2026-02-15'],
]) {
  test(`figures of a ${kind} up to ${day} are old from ${oldFrom} on`, () => {
    const period = { kind, start: `${day.slice(0, 4)}-01-01`, end: `${day.slice(0, 4)}-12-31` };
    const until = upTo(period, { asOf: day, issued: null, periods: [] }, null);
    assert.deepEqual([until.day, until.oldFrom], [day, oldFrom]);
  });
}

const y = (at) => ({ id: String(at), label: String(at), kind: 'year', start: `${at}-01-01`, end: `${at}-12-31`, ownDays: false });
for (const [what, period, feed, today, said] of [
  ['of the running year, without a day of their own', y(2026), {}, '2026-11-23', 'Số liệu năm 2026 (chưa hết kỳ)'],
  ['on the last day of their year', y(2026), {}, '2026-12-31', 'Số liệu đến 31/12/2026'],
  ['of the running year, of a feed issued in June', y(2026), { issued: '2026-06-20' }, '2026-11-23', 'Số liệu đến 20/06/2026'],
  ['of a feed whose own day is still to come', y(2026), { asOf: '2026-12-31' }, '2026-11-23', 'Số liệu năm 2026 (chưa hết kỳ)'],
  ['of a year after the feed\'s day', y(2027), { asOf: '2025-12-31', issued: '2026-02-01' }, '2026-11-23', 'Số liệu đến 31/12/2025'],
  ['of a year that has not begun', y(2027), {}, '2026-11-23', null],
  ['of a whole feed without a day: the last year that has begun', null, {}, '2026-11-23', 'Số liệu năm 2026 (chưa hết kỳ)'],
  ['of a whole feed, issued within its last year', null, { issued: '2026-06-20' }, '2026-11-23', 'Số liệu đến 20/06/2026'],
  ['in a picture, where nobody knows the day it is seen: never after the feed\'s issue', y(2026), { issued: '2026-06-20' }, null, 'Số liệu đến 20/06/2026'],
]) {
  test(`what is said of figures ${what}`, () => {
    const span = spanOf([period], { asOf: null, issued: null, periods: [y(2025), y(2026), y(2027)], ...feed }, today);
    assert.equal(span && sayUpTo(span, today, vi), said);
  });
}

const m = (at, end) => ({ id: at, label: at, kind: 'month', start: `${at}-01`, end, ownDays: false });
for (const [what, periods, today, said] of [
  ['of September and of years long ago', [y(2018), m('2026-09', '2026-09-30'), y(2017)], '2026-11-23', 'Số liệu đến 30/09/2026, một số đã cũ, chỉ đến 31/12/2017'],
  ['of a month and of the last whole year', [m('2026-09', '2026-09-30'), y(2025)], '2026-11-23', 'Số liệu đến 30/09/2026, một số chỉ đến 31/12/2025'],
  ['of two years, both long ago', [y(2018), y(2017)], '2026-11-23', 'Số liệu cũ, chỉ đến 31/12/2018, một số chỉ đến 31/12/2017'],
  ['of a month that is old and of a year before it that is not', [m('2026-06', '2026-06-30'), y(2025)], '2026-11-23', 'Số liệu cũ, chỉ đến 30/06/2026, một số chỉ đến 31/12/2025'],
  ['of one day, by month old, by year not', [m('2025-12', '2025-12-31'), y(2025)], '2026-11-23', 'Số liệu cũ, chỉ đến 31/12/2025'],
  ['of the running year and of the last one', [y(2026), y(2025)], '2026-11-23', 'Số liệu năm 2026 (chưa hết kỳ), một số chỉ đến 31/12/2025'],
  ['all of one year', [y(2025), y(2025)], '2026-11-23', 'Số liệu đến 31/12/2025'],
  ['in a picture', [y(2025), y(2017)], null, 'Số liệu đến 31/12/2025, một số chỉ đến 31/12/2017'],
]) {
  test(`one fresh figure does not make the others fresh: figures ${what}`, () => {
    const feed = { asOf: null, issued: null, periods: [] };
    const carriers = [null, undefined, { period: y(2011), value: null }, ...periods.map((period) => ({ period, value: 1 }))];
    for (const some of [carriers, carriers.toReversed()]) assert.equal(sayUpTo(spanOf(periodsOf(some), feed, today), today, vi), said);
    assert.equal(spanOf(periodsOf([null, { period: y(2011), value: null }]), feed, today), null);
  });
}

test('where nothing has a value no day is told, not even the feed\'s', () => {
  for (const [widget, id] of [['trend', 'none'], ['trend', 'full'], ['scorecard', 'stale'], ['progress', 'full'], ['owners', 'full'], ['matrix', 'full']]) {
    const { definition, stories } = storybook.find(({ definition }) => definition.name === widget);
    const story = stories.find((one) => one.id === id);
    const without = (answer) => JSON.parse(JSON.stringify(answer), (key, value) => (key === 'value' || key === 'have' ? (typeof value === 'number' ? (key === 'have' ? 0 : null) : value) : value));
    const contents = { asOf: '2024-12-31', issued: null, periods: [y(2024)] };
    const html = renderStory(definition, { ...story, today: '2025-01-01', answers: { ...without(story.answers), contents } }, 'vi');
    assert.doesNotMatch(html, /Số liệu (đến|năm|cũ)/, `${widget} ${id}`);
  }
});

test('nothing is said of a day that nobody knows', () => {
  assert.equal(upTo(null, null, null), null);
  assert.equal(upTo(null, { asOf: null, issued: null, periods: [] }, '2026-11-23'), null);
});

test('old figures are marked by a sign and by words, from the first day on which they are old', () => {
  const { definition, stories } = storybook.find(({ definition }) => definition.name === 'scorecard');
  const story = stories.find(({ id }) => id === 'stale');
  const html = renderStory(definition, story, 'vi');
  assert.match(html, /data-stale="2024-12-31"><svg class="mark"[^>]*>.*?<\/svg> Số liệu cũ, chỉ đến 31\/12\/2024</);
  const day = renderStory(definition, { ...story, today: '2026-12-31' }, 'vi');
  assert.match(day, /Số liệu đến 31\/12\/2024/);
  assert.doesNotMatch(day, /data-stale/);
});
