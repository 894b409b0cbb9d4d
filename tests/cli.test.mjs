/** The command `reform-dashboard` as it is built: what it says of feeds, what it refuses, how it packs and checks them. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const bin = join(root, 'pkg/bin/reform-dashboard.js');
const feedFile = (id) => join(root, `www/feeds/${id}.json`);
const work = mkdtempSync(join(tmpdir(), 'reform-cli-'));
after(() => rmSync(work, { recursive: true }));

/** Runs the command in a folder of its own. */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd: work, encoding: 'utf8' });
  return { status, stdout, stderr, said: stdout + stderr };
}

function file(name, content) {
  writeFileSync(join(work, name), content);
  return name;
}

const conferences = JSON.parse(readFileSync(feedFile('conferences-2011-2020'), 'utf8'));

test('help of each command, in both languages, has its example; an example is a line that the command takes', () => {
  for (const command of ['snapshot', 'bundle', 'verify', 'validate', 'serve']) {
    const [vi, en] = [run(command, '--help'), run(command, '--help', '--lang', 'en')];
    assert.equal(vi.status, 0);
    assert.match(vi.stdout, new RegExp(`^Cách dùng: reform-dashboard ${command} `));
    assert.match(en.stdout, new RegExp(`^Usage: reform-dashboard ${command} `));
    const [, example] = /^Ví dụ: npx reform-dashboard (.*)$/m.exec(vi.stdout);
    assert.ok(example.startsWith(`${command} `));
    for (const [option] of example.matchAll(/--[a-z0-9-]+/g)) assert.match(vi.stdout, new RegExp(`${option} .*\\S`), option);
    assert.doesNotMatch(vi.stdout + en.stdout, /undefined|\{\w+\}/);
  }
  assert.match(run().stdout, /snapshot[\s\S]*bundle[\s\S]*verify[\s\S]*validate[\s\S]*serve/);
  assert.equal(run('--version').stdout.trim(), JSON.parse(readFileSync(join(root, 'pkg/package.json'), 'utf8')).version);
});

test('what is not known is refused with the nearest that is', () => {
  const cases = [
    [['validat', 'x'], /Không có lệnh “validat”\. Có phải là validate\?/],
    [['validate', '--lnag', 'en', 'x'], /Không có tùy chọn “--lnag”\. Có phải là --lang\?/],
    [['snapshot', 'x', '--view', 'progres'], /Giá trị “progres” của --view không dùng được; cần: scorecard, progress, .* Có phải là progress\?/],
    [['snapshot', 'x', '--viwe', 'progress'], /“--viwe”\. Có phải là --view\?/],
    [['snapshot', 'x', '--view', 'progress', '--link', 'javascript:alert(1)'], /Giá trị “javascript:alert\(1\)” của --link/],
    [['snapshot', 'x'], /Thiếu --view /],
    [['snapshot', 'x', '--view'], /Thiếu --view /],
    [['bundle', '-o', 'x.html'], /Chưa nêu tệp/],
    [['verify', 'a', 'b'], /thừa: b/],
    [['verify', 'a', '--sha256', '12'], /Giá trị “12” của --sha256/],
    [['serve', 'x', '--port', 'abc'], /Giá trị “abc” của --port/],
    [['bundle', 'x', '--lang', 'fr'], /Giá trị “fr” của --lang/],
    [['zzz'], /Không có lệnh “zzz”\.\nXem/],
  ];
  for (const [args, pattern] of cases) {
    const { status, stderr, stdout } = run(...args);
    assert.match(stderr, pattern);
    assert.equal(stdout, '');
    assert.equal(status, 2, args.join(' '));
  }
  assert.match(run('validat', 'x', '--lang', 'en').stderr, /There is no command “validat”\. Did you mean validate\?/);
});

test('validate: clean or noted 0, errors and what is not understood 1, what cannot be read 2', () => {
  const noted = run('validate', feedFile('conferences-2011-2020'));
  assert.equal(noted.status, 0);
  assert.match(noted.stdout, /^\/frameworks\/0\/root\/children\/0: thông tin node_empty: /m);
  assert.match(noted.stdout, /: 0 lỗi, 0 cảnh báo, 4 thông tin\.$/m);

  const wrong = { ...conferences, tagets: [], observations: [...conferences.observations, { unit: 'nowhere', indicator: 'satisfaction', period: '2019', value: 80 }] };
  file('wrong.json', JSON.stringify(wrong));
  const flawed = run('validate', 'wrong.json');
  assert.match(flawed.stdout, new RegExp(`^/observations/${conferences.observations.length}/unit: lỗi unknown_reference: `, 'm'));
  assert.match(flawed.stdout, /^\/tagets: cảnh báo unknown_field: /m);
  assert.match(flawed.stdout, /nowhere/);
  assert.match(flawed.stdout, /cách sửa: /);
  assert.equal(flawed.status, 1);
  const english = run('validate', 'wrong.json', '--lang', 'en');
  assert.match(english.stdout, new RegExp(`^/observations/${conferences.observations.length}/unit: error unknown_reference: `, 'm'));

  file('broken.json', '{"format": "reform-feed/1", "id": ');
  const broken = run('validate', 'broken.json');
  assert.match(broken.stdout, /^\/: lỗi not_json: Tệp không phải là JSON đúng cú pháp\.\n {4}thấy: .*line 1/m);
  assert.equal(broken.status, 1);
  assert.equal(run('validate', feedFile('conferences-2011-2020'), 'broken.json').status, 1);

  const absent = run('validate', 'absent.json');
  assert.match(absent.stderr, /Không đọc được absent\.json \(ENOENT\)/);
  assert.equal(absent.status, 2);
});

test('bundle and verify: the hashes are those of the files; a figure changed by one digit is found', () => {
  const [one, other] = [feedFile('conferences-2011-2020'), feedFile('service-index-766')];
  const sha = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
  const packed = run('bundle', one, other, '-o', 'packed.html');
  assert.equal(packed.status, 0, packed.said);
  assert.match(packed.stdout, new RegExp(`conferences-2011-2020: SHA-256 ${sha(one)}\nservice-index-766: SHA-256 ${sha(other)}\n`));
  const first = readFileSync(join(work, 'packed.html'));
  run('bundle', one, other, '-o', 'again.html');
  assert.ok(readFileSync(join(work, 'again.html')).equals(first), 'the same feeds give the same bytes');

  assert.equal(run('verify', 'packed.html').status, 0);
  const whole = run('verify', 'packed.html', '--sha256', sha(one).toUpperCase(), '--sha256', sha(other));
  assert.match(whole.stdout, /Đúng các bộ số liệu/);
  assert.equal(whole.status, 0);
  const partly = run('verify', 'packed.html', '--sha256', sha(one));
  assert.match(partly.stdout, /service-index-766: KHÁC các mã đã nêu/);
  assert.equal(partly.status, 1);
  const more = run('verify', 'packed.html', '--sha256', sha(one), '--sha256', sha(other), '--sha256', '0'.repeat(64));
  assert.match(more.stdout, /KHÔNG CÓ bộ số liệu nào mang mã 0000/);
  assert.equal(more.status, 1);

  const text = first.toString('utf8');
  const changed = text.replace('"value": 442', '"value": 443');
  assert.notEqual(changed, text, 'the figure is in the file');
  file('changed.html', changed);
  const found = run('verify', 'changed.html');
  assert.match(found.stdout, /conferences-2011-2020: ĐÃ BỊ HỎNG HOẶC SỬA/);
  assert.match(found.stdout, /service-index-766: còn nguyên/);
  assert.equal(found.status, 1);

  file('none.html', '<!doctype html><p>x</p>');
  assert.equal(run('verify', 'none.html').status, 2);
  assert.match(run('verify', 'none.html').stderr, /không phải là tệp do lệnh bundle ghi ra/);
});

test('bundle: the text of a feed stays text, a feed that is not understood or comes twice is refused', () => {
  const hostile = { ...conferences, id: 'a-b', title: '</script><script>alert(1)</script><!-- \u2028' };
  file('hostile.json', `\uFEFF${JSON.stringify(hostile, null, 1).replaceAll('\n', '\r\n')}`);
  assert.equal(run('bundle', 'hostile.json', '-o', 'hostile.html').status, 0);
  const page = readFileSync(join(work, 'hostile.html'), 'utf8');
  const [, inside] = /data-reform-feed="a-b" data-sha256="[0-9a-f]{64}">([^<]*)<\/script>/.exec(page);
  assert.deepEqual(JSON.parse(inside), hostile);
  assert.equal(run('verify', 'hostile.html').status, 0);
  assert.doesNotMatch(page, /<script>alert/);

  const twice = run('bundle', feedFile('conferences-2011-2020'), feedFile('conferences-2011-2020'));
  assert.match(twice.stderr, /Hai tệp cùng có mã bộ số liệu “conferences-2011-2020”/);
  assert.equal(twice.status, 2);
  file('broken.json', '[1]');
  assert.equal(run('bundle', 'broken.json', '-o', 'broken.html').status, 1);
  assert.equal(run('bundle', feedFile('conferences-2011-2020'), '-o', 'no/such/folder.html').status, 2);
});

/** The address that a running `serve` says, and a way to end it. */
async function serving(t, ...args) {
  const child = spawn(process.execPath, [bin, 'serve', ...args], { cwd: work });
  t.after(() => child.kill());
  for await (const text of child.stdout) {
    const [, address] = /(http:\S+)/.exec(String(text)) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('it ended without an address');
}

test('serve: a feed on the full page, the feeds of a folder, a folder as it is', async (t) => {
  const one = await serving(t, feedFile('conferences-2011-2020'), '--port', '18200');
  assert.match(await (await fetch(one)).text(), /<script src="reform\.js" defer>/);
  const [listed] = await (await fetch(`${one}feeds/feeds.json`)).json();
  assert.equal(listed.id, 'conferences-2011-2020');
  assert.deepEqual(await (await fetch(`${one}feeds/${listed.file}`)).json(), conferences);
  assert.equal((await fetch(`${one}feeds/papi-2011-2024.json`)).headers.get('content-type')?.includes('json'), true, 'what the page has besides stays');

  file('not-a-feed.json', '[]');
  cpSync(feedFile('conferences-2011-2020'), join(work, 'đo lường.json'));
  const folder = await serving(t, '.', '--port', '18230');
  const names = (await (await fetch(`${folder}feeds/feeds.json`)).json()).map(({ file: name }) => name);
  assert.ok(names.includes('đo lường.json') && !names.includes('not-a-feed.json'), names.join());
  assert.equal((await fetch(`${folder}feeds/${encodeURIComponent('đo lường.json')}`)).status, 200);

  const plain = mkdtempSync(join(work, 'site-'));
  writeFileSync(join(plain, 'index.html'), '<p>mine</p>');
  assert.equal(await (await fetch(await serving(t, plain, '--port', '18260'))).text(), '<p>mine</p>');
  const taken = run('serve', 'no-such-folder');
  assert.match(taken.stderr, /Không đọc được no-such-folder/);
  assert.equal(taken.status, 2);
});
