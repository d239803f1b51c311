// The article in the public shape, made of what the wasm tells, src/article/flat.rs.
import { attempt } from "./engine.js";

/** What the text says, the first of what is `given`; besides it the day, the language and the corrections. */
export function parse(...given) {
  const [bytes, words] = attempt((wasm) => wasm.parse(...given));
  const cells = new Uint32Array(bytes.buffer);
  const shapes = [];
  let at = 0, start = 0;
  const value = () => {
    const cell = cells[at++], number = cell >>> 3, what = cell & 7;
    if (what === 0) return [null, false, true][number];
    if (what === 1) return number;
    if (what === 2) return number / 100;
    if (what === 3) return words.slice(start, (start += number));
    if (what === 4) return { start: number, end: cells[at++] };
    if (what === 5) return list(number);
    shapes[number] ??= list(cells[at++]);
    const object = {};
    for (const name of shapes[number]) object[name] = value();
    return object;
  };
  const list = (count) => {
    const values = [];
    while (count--) values.push(value());
    return values;
  };
  return value();
}
