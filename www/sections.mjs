// How a wasm file is written: sections of numbers, names and bytes.

/** A number of up to 32 bits as WebAssembly writes it, seven bits a byte. */
export function leb(value) {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    bytes.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) return Buffer.from(bytes);
  }
}

/** Reads numbers, names and stretches of `bytes` one after the other. */
export function reader(bytes, start = 0) {
  let at = start;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const take = (length) => bytes.subarray(at, (at += length));
  return { number, take, name: () => take(number()).toString(), more: () => at < bytes.length };
}
