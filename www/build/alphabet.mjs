/**
 * Chooses the characters in which `core.mjs` writes the bytes of the core's wasm, and keeps them in `alphabet.json`. Run by hand (`node www/build/alphabet.mjs`) where
 * the core has changed much: any choice is right, a good one is 3 % less to download.
 *
 * Brotli guesses a character from the classes of the two before it (RFC 7932, section 7.1, mode UTF8: blanks, digits, vowels, consonants, brackets …). So bytes
 * after which the same things follow get characters of one class. The choice is made by simulated annealing, the same every time.
 */
import { readFile, writeFile } from 'node:fs/promises';

const STEPS = Number(process.argv[2] ?? 60_000);
const wasm = await readFile(new URL('../../pkg/core/reform_dashboard_bg.wasm', import.meta.url));

/** Printable ASCII that stands unescaped in any kind of JavaScript string, cannot end a script element and calls nothing. */
const characters = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter((character) => !'"\\\'`$<('.includes(character));
const [count, digits] = [characters.length, characters.length - 2];

/** The commonest bytes are one character each, the others a prefix and a character. */
const often = new Array(256).fill(0);
for (const byte of wasm) often[byte] += 1;
const common = [...often.keys()].sort((a, b) => often[b] - often[a] || a - b);
const order = [0, 1, 2].flatMap((lap) => common.slice(lap * digits, (lap + 1) * digits).sort((a, b) => a - b));

/** The wasm in numbers of characters, the prefixes last. */
const rank = new Map(order.map((byte, place) => [byte, place]));
const signs = Array.from(wasm, (byte) => rank.get(byte)).flatMap((place) => (place < digits ? [place] : [digits + Math.floor(place / digits) - 1, place % digits]));

const classes = [/ /, /[!#$&*+/?@\\^_`|~-]/, /["']/, /%/, /[(<[{]/, /[)>\]}]/, /[,:;]/, /\./, /=/, /\d/, /[AEIOU]/, /[A-Z]/, /[aeiou]/, /[a-z]/];
const last = characters.map((character) => classes.findIndex((one) => one.test(character)));
const before = characters.map((character) => [/ /, /[^a-zA-Z0-9]/, /[A-Z0-9]/, /[a-z]/].findIndex((one) => one.test(character)));

const triples = new Map();
for (let at = 2; at < signs.length; at += 1) {
  const triple = (signs[at - 2] * count + signs[at - 1]) * count + signs[at];
  triples.set(triple, (triples.get(triple) ?? 0) + 1);
}
const counted = Int32Array.from([...triples].flatMap(([triple, times]) => [Math.floor(triple / count / count), Math.floor(triple / count) % count, triple % count, times]));

/** The bytes that the signs take where each is told from the classes of the two before it. */
function cost(choice) {
  const contexts = 4 * classes.length;
  const [each, all] = [new Float64Array(contexts * count), new Float64Array(contexts)];
  const [one, other] = [choice.map((character) => 4 * last[character]), choice.map((character) => before[character])];
  for (let at = 0; at < counted.length; at += 4) {
    const context = one[counted[at + 1]] + other[counted[at]];
    each[context * count + counted[at + 2]] += counted[at + 3];
    all[context] += counted[at + 3];
  }
  let bits = 0;
  for (const times of all) if (times > 0) bits += times * Math.log2(times);
  for (const times of each) if (times > 0) bits -= times * Math.log2(times);
  return bits / 8;
}

let seed = 766;
function random() {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}

const choice = characters.map((_, place) => place);
let now = cost(choice);
const first = now;
for (let step = 0; step < STEPS; step += 1) {
  const [a, b] = [Math.floor(random() * count), Math.floor(random() * count)];
  if (last[choice[a]] === last[choice[b]]) continue;
  [choice[a], choice[b]] = [choice[b], choice[a]];
  const then = cost(choice);
  const heat = 400 * Math.max(1e-9, 1 - step / STEPS / 0.9);
  if (then < now || random() < Math.exp((now - then) / heat)) now = then;
  else [choice[a], choice[b]] = [choice[b], choice[a]];
}

const chosen = choice.map((character) => characters[character]).join('');
await writeFile(new URL('alphabet.json', import.meta.url), `${JSON.stringify({ digits: chosen.slice(0, digits), prefixes: chosen.slice(digits), order })}\n`);
console.log(`alphabet: told from the two before, the signs take ${Math.round(now)} bytes instead of ${Math.round(first)}`);
