// Which functions the body of a WebAssembly function calls, and which addresses it may name.
const CALLS = [0x10, 0x12, 0xd2]; // call, return_call, ref.func
const TWO = [0x11, 0x13]; // call_indirect, return_call_indirect
const ONE = [0x02, 0x03, 0x04, 0x06, 0x07, 0x08, 0x09, 0x0c, 0x0d, 0x14, 0x15, 0x18, 0x3f, 0x40, 0x42, 0xd0];
const AFTER_PREFIX = { 8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1 }; // 0xfc: bulk memory, tables
const MEMORY = [0x28, 0x3e]; // loads and stores: alignment and offset
const VARIABLES = [0x20, 0x26];

const isWithin = (code, [first, last]) => code >= first && code <= last;

class Body {
  constructor(bytes) {
    Object.assign(this, { bytes, at: 0, calls: [], constants: [] });
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      if (shift < 32) value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  numbers(count) {
    for (let left = count; left > 0; left -= 1) this.number();
  }

  access() {
    this.number();
    this.constants.push(this.number());
  }

  instruction() {
    const code = this.bytes[this.at++];
    if (CALLS.includes(code)) this.calls.push(this.number());
    else if (code === 0x0e) this.numbers(this.number() + 1);
    else if (code === 0x1c) this.numbers(this.number());
    else if (code === 0x43) this.at += 4;
    else if (code === 0x44) this.at += 8;
    else if (code === 0xfc) this.numbers(AFTER_PREFIX[this.number()] ?? 0);
    else if (code === 0x41) this.constants.push(this.number());
    else if (isWithin(code, MEMORY)) this.access();
    else if (TWO.includes(code)) this.numbers(2);
    else if (ONE.includes(code) || isWithin(code, VARIABLES)) this.number();
    else if (code === 0x1f || code === 0xfd) throw new Error(`pyodide.asm.wasm has an instruction that is not read here (${code}); see live-cells/build/calls.mjs`);
  }
}

// bytes: with the body's variables before the instructions, as in the file's section of code
function read(bytes) {
  const body = new Body(bytes);
  for (let left = body.number(); left > 0; left -= 1) body.numbers(2);
  while (body.at < bytes.length) body.instruction();
  return body;
}

export const callsIn = (bytes) => read(bytes).calls;
export const constantsIn = (bytes) => read(bytes).constants;
