/** What only a browser shows of the widgets: the cut from the host's styles, sizes, keys, what opens, what stands on paper. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAll } from './gallery.mjs';
import { visit } from './visit.mjs';

for (const [name, options, large] of [['280 px', { viewport: { width: 280, height: 800 } }], ['360 px, text twice as large', { viewport: { width: 360, height: 800 } }, true]]) {
  test(`${name}: nothing sticks out, no text is under 12 px`, () => visit(options, async (page) => {
    if (large) await page.evaluate(() => document.body.classList.add('large'));
    await openAll(page);
    const width = page.viewportSize().width;
    const wide = await page.evaluate((width) => [...document.querySelectorAll('.story')].flatMap((host) =>
      [...host.shadowRoot.querySelectorAll('*')]
        .filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest('.scroll, .league, .map, .pane, .hidden, svg'))
        .map((one) => `${host.id} ${one.outerHTML.slice(0, 80)}`)), width);
    assert.deepEqual(wide, []);
    const small = await page.evaluate(() => {
      const found = [];
      for (const host of document.querySelectorAll('.story')) {
        const walk = document.createTreeWalker(host.shadowRoot, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          const size = Number.parseFloat(getComputedStyle(node.parentElement).fontSize);
          if (node.textContent.trim() && size < 12) found.push(`${host.id} ${size} ${node.textContent}`);
        }
      }
      return found;
    });
    assert.deepEqual(small, []);
  }));
}

test('lines of Vietnamese are at least 1.5 high', () => visit({}, async (page) => {
  const low = await page.locator('.story p, .story li, .story th, .story td, .story .title').evaluateAll((all) =>
    all.filter((one) => Number.parseFloat(getComputedStyle(one).lineHeight) < 1.5 * Number.parseFloat(getComputedStyle(one).fontSize) - 0.01).length);
  assert.equal(low, 0);
}));

test('of the host only the size of text comes through', () => visit({ only: ['progress-full'] }, async (page) => {
  const style = () => page.locator('#progress-full .title').evaluate((title) => {
    const { fontSize, color, letterSpacing, textTransform, fontStyle, textAlign } = getComputedStyle(title);
    return { fontSize, color, letterSpacing, textTransform, fontStyle, textAlign };
  });
  const usual = await style();
  await page.addStyleTag({ content: 'body *, .story { color: red; letter-spacing: 9px; text-transform: uppercase; font-style: italic; text-align: right; }' });
  assert.deepEqual(await style(), usual);
  await page.addStyleTag({ content: 'body { font-size: 20px }' });
  assert.deepEqual(await style(), { ...usual, fontSize: '24px' });
}));

test('a host\'s paper on which a status colour is not read turns it to ink', () => visit({ only: ['progress-states'] }, async (page) => {
  const word = page.locator('#progress-states li[data-verdict=watch] .status > span').first();
  const colour = () => word.evaluate((span) => getComputedStyle(span).color);
  assert.equal(await colour(), 'rgb(138, 97, 0)');
  await page.addStyleTag({ content: '.story { --reform-paper: #8a6100; --reform-ink: #ffffff }' });
  // A change of what is shown draws the widget anew.
  await page.locator('#progress-states [data-action=item]').first().press('Enter');
  assert.equal(await colour(), 'rgb(255, 255, 255)');
}));

test('a line opens by key to its counts, and to how the number was made', () => visit({ only: ['progress-full'] }, async (page) => {
  const item = page.locator('#progress-full [data-item=t-level4OfProcedures]');
  const button = item.locator('[data-action=item]');
  await button.focus();
  await page.keyboard.press('Enter');
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  const story = await item.innerText();
  for (const part of ['476 / 1.975', '24,1%', 'chưa đạt, tại ngày 16/07/2020', '/observations/2', 'còn thiếu 5,9 điểm %']) {
    assert.ok(story.replaceAll('\u00a0', ' ').includes(part), `${part} in ${story}`);
  }
  await page.keyboard.press('Space');
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
}));

test('the latest point and the own unit\'s row open to how their number was made', () => visit({ only: ['trend-units', 'ranking-units'] }, async (page) => {
  for (const [story, label] of [['trend-units', '2.000 hồ sơ (2024)'], ['ranking-units', 'Tỉnh mẫu, 2.000 hồ sơ']]) {
    const button = page.locator(`#${story} [data-action=passport]`);
    assert.ok((await button.innerText()).replaceAll('\u00a0', ' ').endsWith(`: ${label}`), story);
    await button.press('Enter');
    const values = await page.locator(`#${story} .passport [data-value]`).evaluateAll((all) => all.map((one) => one.dataset.value));
    assert.deepEqual(values, ['2000', '1200', '800', ''], story);
    // All come from one source: it is named once.
    assert.equal(await page.locator(`#${story} .passport a`).count(), 1, story);
  }
}));

test('how many units a sum covers stands beside it', () => visit({ only: ['trend-units', 'scorecard-gaps', 'ranking-units', 'trend-full'] }, async (page) => {
  await page.locator('#trend-units [data-action=table]').press('Enter');
  assert.deepEqual(await page.locator('#trend-units td[data-column=coverage]').allInnerTexts(), ['3/3', '3/3', '2/3']);
  await page.locator('#scorecard-gaps [data-action=table]').press('Enter');
  assert.equal(await page.locator('#scorecard-gaps td[data-column=coverage]').first().innerText(), '6/8');
  const rows = await page.locator('#ranking-units tr[data-row]').allInnerTexts();
  assert.deepEqual(rows.map((row) => /\d\/\d[^\t\n]*/.exec(row)?.[0] ?? null), [null, '2/3 đơn vị có số liệu', '0/5 đơn vị có số liệu']);
  assert.equal(await page.locator('#trend-full [data-column=coverage]').count(), 0);
}));

test('behind every chart there is a table with its raw figures', () => visit({ only: ['scorecard-full', 'trend-gaps', 'progress-full', 'ranking-full'] }, async (page) => {
  const cells = async (story, table, column) => {
    const button = page.locator(`#${story} [data-action=table]`);
    if (await button.getAttribute('aria-expanded') === 'false') await button.press('Enter');
    return page.locator(`#${story} table[data-table=${table}] [data-column=${column}]`).evaluateAll((all) => all.map((cell) => cell.dataset.value));
  };
  // As printed: Đà Nẵng 2024 on the portal; Đồng Tháp's PAPI, not published in 2014 and 2018.
  assert.deepEqual(await cells('scorecard-full', 'scorecard', 'value'), ['67.78', '12.18', '18.41', '11.43', '10.2', '15.56']);
  assert.deepEqual((await cells('trend-gaps', 'trend', 'value')).slice(2, 8), ['34.5115', '', '37.9107', '37.8762', '37.337', '']);
  assert.deepEqual(await cells('progress-full', 'progress', 'verdict'), ['missed', 'achieved', 'noData', 'noData', 'noData']);
  const league = await page.locator('#ranking-full table[data-table=ranking] tr[data-row="48"] [data-value]').evaluateAll((all) => all.map((cell) => cell.dataset.value));
  assert.deepEqual(league, ['33', '67.78', '-13']);
}));

test('search finds units without accents and says how many', () => visit({ only: ['ranking-groups'] }, async (page) => {
  const widget = page.locator('#ranking-groups');
  await widget.locator('[data-action=search]').fill('DA');
  const names = await widget.locator('tr[data-row] button').allInnerTexts();
  assert.deepEqual(names.map((name) => name.trim()).sort(), ['Đà Nẵng', 'Đắk Lắk', 'Đắk Nông'].sort());
  assert.equal(await widget.locator('[role=status]').innerText(), 'Tìm thấy 3/63 đơn vị');
}));

test('definitions and methods stand side by side, each with what it says', () => visit({ only: ['progress-full', 'progress-ahead'] }, async (page) => {
  await page.locator('#progress-full [data-item=t-level4OfProcedures] [data-action=item]').press('Enter');
  const ways = await page.locator('#progress-full [data-compared=definitions] td[data-value]').evaluateAll((all) => all.map((cell) => cell.dataset.value));
  // 476 of 1.975 procedures, 476 of 772 online services, against 30 %.
  assert.deepEqual(ways.map((way) => (Number(way) ? Number(way).toFixed(2) : way)), ['24.10', 'missed', '61.66', 'achieved']);
  const item = page.locator('#progress-ahead [data-item=t-a]');
  await item.locator('[data-action=item]').press('Enter');
  assert.deepEqual(await item.locator('[data-compared=methods] td').evaluateAll((all) => all.map((cell) => cell.dataset.value)), ['onTrack', 'moderate', 'fair', 'sun', '']);
  const story = (await item.innerText()).replace(/[\u2060]/g, '').replaceAll('\u00a0', ' ');
  for (const part of ['83,3% (80% khả năng trong khoảng 75,4–91,3%)', '74%', '07/10/2026', 'hiện nay +14,2 điểm %; cần có +12,5 điểm %', '2 cho rằng mục tiêu đã hoặc sẽ đạt, 2 cho rằng không']) {
    assert.ok(story.includes(part), `${part} in ${story}`);
  }
  assert.equal(await item.locator('.bar .forecast').count(), 1);
  assert.equal(await page.locator('#progress-ahead [data-item=t-b] .bar .forecast').count(), 0, 'a pace is not marked as a forecast');
}));

test('problems are chosen by kind and searched without accents, with their names', () => visit({ only: ['problems-full', 'problems-many', 'problems-empty'] }, async (page) => {
  const widget = page.locator('#problems-full');
  assert.deepEqual(await widget.locator('[data-severity]').evaluateAll((all) => all.map((one) => one.dataset.severity)), ['error', 'warning', 'info']);
  await widget.locator('[data-action=kind]').selectOption('sources_disagree');
  assert.equal(await widget.locator('[role=status]').innerText(), 'Tìm thấy 1/9 mục');
  assert.match(await widget.locator('[data-item="/observations/data/3/111"]').innerText(), /^Hải PhòngChỉ số cải cách hành chính \(PAR INDEX\)2023/);
  await widget.locator('[data-action=kind]').selectOption('');
  await widget.locator('[data-action=search]').fill('ty le ho so');
  assert.equal(await widget.locator('[data-item]').count(), 3);
  const many = page.locator('#problems-many');
  assert.equal(await many.locator('[data-item]').count(), 40);
  await many.locator('[data-action=more]').press('Enter');
  assert.equal(await many.locator('[data-item]').count(), 61);
  await many.locator('[data-action=table]').press('Enter');
  assert.equal(await many.locator('table[data-table=problems] tbody tr').count(), 61);
  assert.equal(await page.locator('#problems-empty [data-widget]').getAttribute('data-state'), 'empty');
}));

test('the reader\'s own unit stays in sight while the table scrolls', () => visit({ only: ['ranking-full'] }, async (page) => {
  const league = page.locator('#ranking-full .league');
  const inside = async () => {
    const [box, own] = await Promise.all([league.boundingBox(), league.locator('tr.own td').first().boundingBox()]);
    return own.y >= box.y && own.y + own.height <= box.y + box.height + 1;
  };
  assert.ok(await inside());
  await league.evaluate((region) => region.scrollTo(0, region.scrollHeight));
  assert.ok(await inside());
}));

test('arrow keys go from tile to tile, one stop for the Tab key; a tile tells who became whom', () => visit({ only: ['tiles-groups'] }, async (page) => {
  const widget = page.locator('#tiles-groups');
  assert.deepEqual(await widget.locator('[data-tile][tabindex="0"]').evaluateAll((all) => all.map((one) => one.dataset.tile)), ['26']);
  await widget.locator('[data-tile="26"]').focus();
  const at = () => page.evaluate(() => document.activeElement.shadowRoot.activeElement.querySelector('.name').textContent);
  // Vĩnh Phúc lies between Phú Thọ and Thái Nguyên, below Tuyên Quang and above Hà Nội.
  const walk = [];
  for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'ArrowDown']) {
    await page.keyboard.press(key);
    walk.push(await at());
  }
  assert.deepEqual(walk, ['Phú Thọ', 'Vĩnh Phúc', 'Thái Nguyên', 'Vĩnh Phúc', 'Tuyên Quang', 'Vĩnh Phúc', 'Hà Nội']);
  await page.keyboard.press('ArrowUp');
  const told = (await widget.locator('.told').innerText()).replaceAll('\u00a0', ' ');
  for (const part of ['Không công bố', 'Nay thuộc: Phú Thọ', 'Cùng hợp nhất: Phú Thọ và Hoà Bình']) assert.ok(told.includes(part), `${part} in ${told}`);
  assert.equal(await widget.locator('.tile.kin').count(), 2);
  // As PAPI prints it for Đà Nẵng in 2024, in full in the table and to a hundredth in the tile.
  assert.equal(await widget.locator('[data-tile="48"] .figure').innerText(), '43,21');
}));

test('the grid changes between the units of then and of today, with keys; whose figure it is always stands there', () => visit({ only: ['tiles-then', 'tiles-today-then'] }, async (page) => {
  const plain = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
  const widget = page.locator('#tiles-then');
  assert.equal(await widget.locator('.split').count(), 0);
  assert.deepEqual(await widget.locator('label:has([data-as])').allInnerTexts(), ['63 tỉnh, thành phố trước 01/07/2025', '34 tỉnh, thành phố từ 01/07/2025']);
  await widget.locator('[data-as=then]').focus();
  await page.keyboard.press('ArrowRight');
  assert.deepEqual([await widget.locator('.tiles > li').count(), await widget.locator('.split').count(), await widget.locator('[data-tile]').count()], [36, 23, 63]);
  // Of three cells each has its own shade and figure.
  const split = widget.locator('[data-unit="25-2025"]');
  assert.match(plain(await split.innerText()), /^Phú Thọ \(Hợp nhất từ: .*Vĩnh Phúc.*\) Phú Thọ 44,41 .*Hoà Bình 43,48 .*Vĩnh Phúc – : Không công bố$/);
  assert.match(await split.locator('[data-tile="26"]').getAttribute('class'), /q-none/);
  assert.equal(await widget.locator('[data-tile][tabindex="0"]').count(), 1);
  await split.locator('[data-tile="25"]').focus();
  const at = () => page.evaluate(() => document.activeElement.shadowRoot.activeElement.dataset.tile);
  const walk = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']) {
    await page.keyboard.press(key);
    walk.push(await at());
  }
  // Hòa Bình, Vĩnh Phúc, Hòa Bình; Sơn La to the west and back among the three.
  assert.deepEqual(walk.slice(0, 4), ['17', '26', '17', '14']);
  assert.ok(['25', '17', '26'].includes(walk[4]), walk[4]);
  await widget.locator('[data-as=then]').check();
  assert.equal(await widget.locator('.split').count(), 0);

  // Đà Nẵng's 67,78 stands in both places that became it, as its own in neither.
  const lent = page.locator('#tiles-today-then [data-tile="49"]');
  assert.match(await lent.getAttribute('class'), /\blent\b/);
  assert.match(plain(await lent.innerText()), /^Quảng Nam nay thuộc Đà Nẵng 67,78 : 67,78 điểm/);
  assert.equal(await page.locator('#tiles-today-then .tile.lent').count(), 52);
  await lent.focus();
  assert.match(plain(await page.locator('#tiles-today-then .told').innerText()), /^Quảng Nam Nay thuộc: Đà Nẵng Đà Nẵng: 67,78 điểm/);
  await page.locator('#tiles-today-then [data-as=today]').check();
  assert.equal(await page.locator('#tiles-today-then .tile.lent').count(), 0);
}));

for (const width of [320, 344, 360]) {
  test(`${width} px: the names of 34 provinces and of the islands stand whole in their tiles, broken at spaces alone`, () => visit({ only: ['tiles-full', 'tiles-then-today'], viewport: { width, height: 800 } }, async (page) => {
    const flaws = await page.evaluate(() => [...document.querySelectorAll('.story')].flatMap((host) => {
      const map = host.shadowRoot.querySelector('.map').getBoundingClientRect();
      return [...host.shadowRoot.querySelectorAll('.map .name')].flatMap((name) => {
        const [tile, place] = ['.tile, .split', 'li'].map((one) => name.closest(one).getBoundingClientRect());
        const text = document.createTreeWalker(name, NodeFilter.SHOW_TEXT).nextNode();
        return [...text.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          const { left, right } = range.getBoundingClientRect();
          return range.getClientRects().length > 1 || left < tile.left || Math.max(right, tile.right) > Math.min(tile.right, place.right, map.right) + 0.5 ? [`${host.id} ${text.data}: ${word}`] : [];
        });
      });
    }));
    assert.deepEqual(flaws, []);
  }));
}

test('tiles are shaded by rank on request: the first darkest, the last palest', () => visit({ only: ['tiles-full'] }, async (page) => {
  const widget = page.locator('#tiles-full');
  await widget.locator('[data-mode=rank]').check();
  // Thái Nguyên is first, Hà Nội last in 2024.
  assert.match(await widget.locator('[data-tile="19"]').getAttribute('class'), /\bq4\b/);
  assert.match(await widget.locator('[data-tile="01"]').getAttribute('class'), /\bq0\b/);
  assert.deepEqual(await widget.locator('[data-tile="19"] .figure, [data-tile="01"] .figure').allInnerTexts(), ['1', '34']);
}));

test('of 3.321 rows only those in sight are drawn, and the table says where they stand', () => visit({ only: ['matrix-large'] }, async (page) => {
  const pane = page.locator('#matrix-large .pane');
  const rows = pane.locator('tr[data-row]');
  assert.equal(await pane.locator('table').getAttribute('aria-rowcount'), '3322');
  const [, last] = await pane.evaluate(async (element) => {
    element.scrollTo(0, element.scrollHeight);
    for (let i = 0; i < 4; i += 1) await new Promise(requestAnimationFrame);
    return [0, element.querySelector('tr[data-row="x3320"]')?.getAttribute('aria-rowindex')];
  });
  assert.equal(last, '3322');
  assert.ok(await rows.count() < 120);
  const box = await pane.boundingBox();
  const own = await pane.locator('tr[data-row="x3320"]').boundingBox();
  assert.ok(own.y + own.height <= box.y + box.height + 2, 'the last row can be reached');
  assert.ok(own.height * 3321 < await pane.evaluate((element) => element.scrollHeight) + own.height * 3321 * 0.01, 'the rows that are not drawn keep their room');
  // Nothing is missing where one stops in the middle.
  const hole = await pane.evaluate(async (element) => {
    element.scrollTo(0, element.scrollHeight / 2);
    for (let i = 0; i < 4; i += 1) await new Promise(requestAnimationFrame);
    const { top, bottom } = element.getBoundingClientRect();
    const boxes = [...element.querySelectorAll('tr[data-row]')].map((row) => row.getBoundingClientRect());
    return boxes[0].top > top + element.querySelector('thead').offsetHeight || boxes.at(-1).bottom < bottom;
  });
  assert.equal(hole, false);
}));

test('a column sorts best first, then worst first, then as before; the table says so', () => visit({ only: ['matrix-full'] }, async (page) => {
  const widget = page.locator('#matrix-full');
  const names = () => widget.locator('tr[data-row] th').evaluateAll((all) => [all[0].innerText.trim(), all.at(-1).innerText.trim()]);
  const before = await names();
  const head = widget.locator('th', { hasText: 'Công khai, minh bạch' });
  await head.locator('button').press('Enter');
  assert.equal(await head.getAttribute('aria-sort'), 'descending');
  const best = await names();
  await head.locator('button').press('Enter');
  assert.equal(await head.getAttribute('aria-sort'), 'ascending');
  assert.deepEqual(await names(), [best[1], best[0]]);
  // The portal's highest and lowest of 2024.
  assert.deepEqual(best, ['Cà Mau', 'Hà Nội']);
  await head.locator('button').press('Enter');
  assert.deepEqual(await names(), before);
  await widget.locator('[data-action=search]').fill('dak');
  assert.deepEqual(await widget.locator('tr[data-row] th').allInnerTexts(), ['Đắk Lắk']);
  assert.equal(await widget.locator('[role=status]').innerText(), 'Tìm thấy 1/34 đơn vị');
}));

test('head and names stay in sight while the matrix scrolls', () => visit({ viewport: { width: 360, height: 800 } }, async (page) => {
  const pane = page.locator('#matrix-full .pane');
  // What is hidden for the eye in a cell must not widen the page.
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await pane.evaluate((element) => element.scrollTo(200, 300));
  const box = await pane.boundingBox();
  const corner = await pane.locator('thead th').first().boundingBox();
  assert.ok(Math.abs(corner.x - box.x) < 2 && Math.abs(corner.y - box.y) < 2);
  const name = await pane.locator('tbody th').nth(10).boundingBox();
  assert.ok(Math.abs(name.x - box.x) < 2);
}));

test('an agency opens to its targets and actions with their days', () => visit({ only: ['owners-full'] }, async (page) => {
  const second = page.locator('#owners-full li[data-owner]').nth(1);
  await second.locator('[data-action=owner]').press('Enter');
  // 31/12/2020 to 30/06/2021 is 31 + 28 + 31 + 30 + 31 + 30 days.
  assert.match((await second.innerText()).replaceAll('\u00a0', ' '), /Quá hạn[^]*quá hạn 181 ngày[^]*hạn 31\/12\/2020/);
}));

test('the chart is drawn in the width that it has', () => visit({ only: ['trend-full'], viewport: { width: 360, height: 800 } }, async (page) => {
  const [svg, place] = await Promise.all(['svg.line', '.chart'].map((one) => page.locator(`#trend-full ${one}`).boundingBox()));
  assert.equal(Math.floor(svg.width), Math.floor(place.width));
}));

test('on paper: black on white, controls gone, the whole table', () => visit({ only: ['ranking-full'] }, async (page) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const { color, backgroundColor } = await page.locator('#ranking-full .reform').evaluate((root) => {
    const { color, backgroundColor } = getComputedStyle(root);
    return { color, backgroundColor };
  });
  assert.deepEqual([color, backgroundColor], ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  assert.deepEqual(await page.locator('#ranking-full .controls').evaluateAll((all) => all.map((one) => one.checkVisibility())), [false, false]);
  const [league, table] = await Promise.all(['.league', 'table'].map((one) => page.locator(`#ranking-full ${one}`).boundingBox()));
  assert.ok(Math.abs(league.height - table.height) < 4);
}));

test('on paper a matrix has all of its rows, on the screen again those in sight', () => visit({ only: ['matrix-large'] }, async (page) => {
  const rows = page.locator('#matrix-large tr[data-row]');
  assert.ok(await rows.count() < 120);
  await page.emulateMedia({ media: 'print' });
  await page.waitForFunction(() => document.querySelector('#matrix-large').shadowRoot.querySelectorAll('tr[data-row]').length === 3321, null, { polling: 100, timeout: 120_000 });
  const [pane, table] = await Promise.all(['.pane', 'table'].map((one) => page.locator(`#matrix-large ${one}`).boundingBox()));
  assert.ok(Math.abs(pane.height - table.height) < 4, 'nothing is cut off');
  await page.emulateMedia({ media: 'screen' });
  await page.waitForFunction(() => document.querySelector('#matrix-large').shadowRoot.querySelectorAll('tr[data-row]').length < 120, null, { polling: 100, timeout: 120_000 });
}));
