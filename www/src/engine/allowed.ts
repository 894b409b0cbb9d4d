/**
 * Whether WebAssembly runs here: an empty module runs wherever it is allowed. Browsers word the refusal differently, so it is not
 * read, and WebKit compiles what it then does not let run.
 */
export function wasmAllowed(): boolean {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)));
    return true;
  } catch {
    return false;
  }
}
