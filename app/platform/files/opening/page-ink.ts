/**
 * Whether the words of a page are all that is to be seen on it. `pixels` are four bytes each in any order of colours;
 * boxes are of letters, in pixels.
 */
export type Box = { left: number; top: number; right: number; bottom: number };
export type Bitmap = { width: number; height: number; pixels: Uint8Array };

/** So far from the colour of the paper that it can be seen. */
const SEEN = 48;
/** Neighbours that differ by less are one stroke of one colour. */
const SAME = 12;
/** A stroke of one colour this long is a rule or a box, not a part of a letter. */
const RULE = 60;
/** Pixels that may be seen outside all words: specks, ends of strokes. A short word in print has twice as many. */
const SPECKS = 150;

/** How bright each pixel is, and which of them are not paper. */
export type Ink = { width: number; height: number; light: Uint8Array; ink: Uint8Array };

export function inkOf({ width, height, pixels }: Bitmap): Ink {
  const size = width * height;
  const light = new Uint8Array(size);
  const counts = new Uint32Array(4096);
  for (let at = 0; at < size; at += 1) {
    const [one = 0, two = 0, three = 0] = [pixels[at * 4], pixels[at * 4 + 1], pixels[at * 4 + 2]];
    light[at] = (one + two * 2 + three) >> 2;
    const colour = ((one >> 4) << 8) | ((two >> 4) << 4) | (three >> 4);
    counts[colour] = (counts[colour] ?? 0) + 1;
  }
  // The paper is the colour that most of the page has.
  let paper = 0;
  for (let colour = 1; colour < counts.length; colour += 1)
    if ((counts[colour] ?? 0) > (counts[paper] ?? 0)) paper = colour;
  const [a, b, c] = [(paper >> 8) * 16 + 8, ((paper >> 4) & 15) * 16 + 8, (paper & 15) * 16 + 8];
  const ink = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) {
    const one = Math.abs((pixels[at * 4] ?? 0) - a);
    const two = Math.abs((pixels[at * 4 + 1] ?? 0) - b);
    const three = Math.abs((pixels[at * 4 + 2] ?? 0) - c);
    if (one > SEEN || two > SEEN || three > SEEN) ink[at] = 1;
  }
  return { width, height, light, ink };
}

/**
 * Whether a letter can be seen: under a box, or in the colour of the paper, its place is of one colour. A full stop
 * fills its own box, so a small one is looked at with its surroundings.
 */
export function isSeen({ width, height, light }: Ink, box: Box): boolean {
  const small = box.right - box.left < 6 || box.bottom - box.top < 6;
  const more = small ? 2 : -1;
  const left = Math.max(0, Math.floor(box.left - more));
  const right = Math.min(width - 1, Math.ceil(box.right + more));
  const top = Math.max(0, Math.floor(box.top - more));
  const bottom = Math.min(height - 1, Math.ceil(box.bottom + more));
  let [least, most] = [255, 0];
  for (let y = top; y <= bottom; y += 1)
    for (let x = left; x <= right; x += 1) {
      const value = light[y * width + x] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  return most - least > SEEN;
}

/** Whether more is to be seen than letters, rules and boxes of one colour. */
export function hasOtherInk(page: Ink, letters: readonly Box[]): boolean {
  const { width, height, light } = page;
  const left = page.ink.slice();
  for (const box of letters) {
    const from = Math.max(0, Math.floor(box.left) - 2);
    const to = Math.min(width - 1, Math.ceil(box.right) + 2);
    const bottom = Math.min(height - 1, Math.ceil(box.bottom) + 2);
    for (let y = Math.max(0, Math.floor(box.top) - 2); y <= bottom; y += 1)
      left.fill(0, y * width + from, y * width + to + 1);
  }
  const rules = new Uint8Array(left.length);
  markRules(left, light, rules, { lines: height, length: width, line: width, step: 1 });
  markRules(left, light, rules, { lines: width, length: height, line: 1, step: width });
  let count = 0;
  for (let at = 0; at < left.length; at += 1) if (left[at] && !rules[at]) count += 1;
  return count > SPECKS;
}

type Lines = { lines: number; length: number; line: number; step: number };

function markRules(ink: Uint8Array, light: Uint8Array, rules: Uint8Array, way: Lines): void {
  for (let row = 0; row < way.lines; row += 1) {
    let start = 0;
    for (let along = 0; along <= way.length; along += 1) {
      const at = row * way.line + along * way.step;
      const before = at - way.step;
      const goesOn =
        along < way.length &&
        ink[at] === 1 &&
        (along === start || Math.abs((light[at] ?? 0) - (light[before] ?? 0)) <= SAME);
      if (goesOn) continue;
      if (along - start >= RULE)
        for (let mark = start; mark < along; mark += 1) rules[row * way.line + mark * way.step] = 1;
      // A pixel that broke the stroke by its colour begins the next one.
      start = along < way.length && ink[at] === 1 ? along : along + 1;
    }
  }
}
