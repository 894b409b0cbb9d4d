/** The core's wasm as the classic script carries it: text that becomes the same bytes again. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { split } from '../www/build/streams.mjs';
import { load } from './charts/bundle.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const { unpack } = await load('engine/unpack.ts');
const core = await readFile(join(root, 'pkg/core/reform_dashboard_bg.wasm'));

/** What differs in how instructions are written: signs and sizes of numbers at the ends of their lengths, lists, types, floats, prefixed instructions. */
const constants = [0, -1, 63, 64, -64, -65, 8191, 8192, -8192, -8193, 1_999, 2_000, 681_471, 681_472, 2_147_483_647, -2_147_483_648];
const odd = `(module
  (type $t (func (param i32) (result i32)))
  (import "a" "b" (func $far (param i64)))
  (memory 1) (table 4 funcref) (elem (i32.const 0) $f0) (global $g (mut i32) (i32.const -7))
  ${Array.from({ length: 7 }, (_, i) => `(func $f${i} (type $t) (local i64 i64 f64 f32 i32)
    ${constants.map((number) => `(drop (i32.const ${number})) (call $far (i64.const ${number}))`).join(' ')}
    (drop (i64.const -9223372036854775808)) (drop (f64.const nan:0x4000000000001)) (drop (f32.const -0.1)) (drop (f64.const -0))
    (memory.fill (i32.const 1) (i32.const 2) (i32.const 3)) (memory.copy (i32.const 1) (i32.const 2) (i32.const 3))
    (drop (i32.trunc_sat_f64_s (f64.const 1e300))) (drop (memory.grow (memory.size)))
    (drop (select (result funcref) (ref.null func) (ref.func $f1) (i32.const 1)))
    (drop (ref.is_null (table.get (i32.const 2))))
    (i64.store offset=4000000000 align=1 (i32.const 0) (i64.load32_u offset=88 (i32.const 0)))
    (global.set $g (local.get 0))
    (block (loop (if (local.get 0) (then (br_if 2 (local.tee 0 (i32.const 1))) (br 1)) (else (nop)))))
    (block (block (block (br_table 0 1 2 1 0 2 (local.get 0)))))
    (call_indirect (type $t) (global.get $g) (i32.const 0)))`).join('\n')}
  (func (result i32) (i32.const 200000) (return) (unreachable))
  (data (i32.const 1024) "\\00\\01 QX\\22\\5c'\`$<(\\7f\\80\\ff Cải cách"))`;

async function assembled(t) {
  const folder = await mkdtemp(join(tmpdir(), 'reform-odd-'));
  t.after(() => rm(folder, { recursive: true }));
  const [text, wasm] = [join(folder, 'odd.wat'), join(folder, 'odd.wasm')];
  await writeFile(text, odd);
  await promisify(execFile)(join(root, 'www/node_modules/.bin/wasm-as'), [text, '--enable-reference-types', '--enable-bulk-memory', '--enable-nontrapping-float-to-int', '-o', wasm]);
  return readFile(wasm);
}

test('every byte of the core comes back', () => {
  assert.ok(core.equals(unpack(split(core))));
});

test('every kind of instruction and number comes back', async (t) => {
  const bytes = await assembled(t);
  assert.ok(await WebAssembly.compile(bytes), 'it is a wasm');
  const packed = split(bytes);
  assert.ok(Buffer.from(unpack(packed)).equals(bytes));
  for (const name of ['K', 'M', 'S', 'h', 'i', 'w']) assert.ok(packed.texts[name].length > 0, name);
});

test('the text needs no escape in any kind of string, ends no script element and calls nothing', () => {
  const { texts, words } = split(core);
  for (const text of Object.values(texts)) assert.match(text, /^[ !#%&)-;=-[\]-_a-~]*$/);
  for (const word of words) assert.match(word, /^([0-9a-f]{2}|[A-Zg-z])*\$?$/);
});

test('a text that lost a part, or in which characters were changed, makes other bytes and comes to an end', () => {
  const packed = split(core);
  for (const [stream, text] of Object.entries(packed.texts)) {
    for (const damaged of [text.slice(0, text.length / 2), `X${text}`, text.replaceAll('!', 'X'), '']) {
      if (damaged === text) continue;
      const bytes = unpack({ ...packed, texts: { ...packed.texts, [stream]: damaged } });
      assert.ok(!core.equals(bytes) && bytes.length === core.length, stream);
    }
  }
});

test('it is a tenth smaller under the compressors of servers than the wasm itself', () => {
  const text = JSON.stringify(split(core));
  assert.ok(gzipSync(text).length < 0.9 * gzipSync(core).length, `${gzipSync(text).length} of ${gzipSync(core).length} bytes`);
});
