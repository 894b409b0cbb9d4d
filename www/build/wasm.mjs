/** Reading WebAssembly's binary format (https://webassembly.github.io/spec/core/binary/): what the build needs of it to lay the core out for a small download. */

/** Reads a binary piece by piece. */
export class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  number() {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  /** A signed number of 32 bits, as an unsigned one. */
  signed() {
    for (let value = 0, shift = 0; ; ) {
      const byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
      shift += 7;
      if (byte < 0x80) return (shift < 32 && (byte & 0x40) !== 0 ? value | (-1 << shift) : value) >>> 0;
    }
  }

  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }
}

export const [CUSTOM, IMPORT, CODE] = [0, 2, 10];

export function* sections(bytes) {
  const reader = new Reader(bytes, 8);
  while (!reader.done) {
    const start = reader.at;
    const [id] = reader.take(1);
    const body = reader.take(reader.number());
    yield { id, body, whole: bytes.subarray(start, reader.at) };
  }
}

/** A section's items, each read by `read`. */
export function items(body, read) {
  const reader = new Reader(body);
  return Array.from({ length: reader.number() }, () => read(reader));
}

/** The bodies of the functions. */
export const functions = (bytes) => items([...sections(bytes)].find(({ id }) => id === CODE).body, (reader) => reader.take(reader.number()));

const [BR_TABLE, CALL_INDIRECT, SELECT_TYPED, MEMORY_GROW, F32, F64, REF_NULL, REF_FUNC, PREFIXED] = [0x0e, 0x11, 0x1c, 0x40, 0x43, 0x44, 0xd0, 0xd2, 0xfc];

/** What follows an opcode, for those that have just one or two numbers; a block's type is one byte or a number. */
const kinds = new Map([
  ...[0x02, 0x03, 0x04].map((opcode) => [opcode, ['block']]),
  ...[0x0c, 0x0d].map((opcode) => [opcode, ['label']]),
  [0x10, ['function']],
  [0x20, ['get']], [0x21, ['set']], [0x22, ['tee']],
  ...[0x23, 0x24].map((opcode) => [opcode, ['global']]),
  ...[0x25, 0x26].map((opcode) => [opcode, ['table']]),
  ...Array.from({ length: 0x3e - 0x28 + 1 }, (_, i) => [0x28 + i, ['align', 'offset']]),
  [0x41, ['i32']],
  [0x42, ['i64']],
]);

/** How many numbers follow one of the instructions that begin with 0xfc. */
const prefixed = (number) => (number < 8 ? 0 : [2, 1, 2, 1, 2, 1, 2, 1, 1, 1][number - 8]);

/**
 * The instructions of a function's body after its locals: `opcode`, and what follows as `{ kind, bytes, value }`, `value` where it is a number of 32 bits. The parts of
 * rare and of long ones are one, of the kind `rest`. Throws at an opcode that it does not know.
 */
export function* instructions(reader) {
  const part = (kind, read) => {
    const start = reader.at;
    const value = read();
    return { kind, bytes: reader.bytes.subarray(start, reader.at), value };
  };
  const number = () => reader.number();
  const numbers = (count) => Array.from({ length: count }, number);
  while (!reader.done) {
    const [opcode] = reader.take(1);
    const known = kinds.get(opcode);
    let parts;
    if (known !== undefined) parts = known.map((kind) => part(kind, () => (kind === 'i32' ? reader.signed() : reader.number())));
    else if (opcode === F32 || opcode === F64) parts = [part('float', () => reader.take(opcode === F32 ? 4 : 8))];
    else if (opcode === BR_TABLE) parts = [part('rest', () => numbers(reader.number() + 1))];
    else if (opcode === CALL_INDIRECT) parts = [part('rest', () => numbers(2))];
    else if (opcode === SELECT_TYPED) parts = [part('rest', () => reader.take(reader.number()))];
    else if (opcode === MEMORY_GROW || opcode === MEMORY_GROW - 1 || opcode === REF_NULL || opcode === REF_FUNC) parts = [part('rest', number)];
    else if (opcode === PREFIXED) parts = [part('rest', () => numbers(prefixed(reader.number())))];
    else if (opcode <= 0x1b || (opcode >= 0x45 && opcode <= 0xc4) || opcode === REF_NULL + 1) parts = [];
    else throw new Error(`instruction 0x${opcode.toString(16)} is unknown to www/build/wasm.mjs`);
    yield { opcode, parts };
  }
}
