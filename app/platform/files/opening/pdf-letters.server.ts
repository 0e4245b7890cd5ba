import { MAX_LETTERS_OF_A_PAGE } from "./opened";
import { type Box, type Ink, isSeen } from "./page-ink";
import type { Pdfium } from "./pdfium.server";

/** A page with the size in pixels in which it is drawn. */
export type Device = { page: number; width: number; height: number };

export type Letters = {
  count: number;
  text: string;
  hidden: string;
  /** Where the letters that can be seen are. */
  seen: Box[];
  /** Letters of which nobody knows what they are. */
  unmapped: number;
};

const REPLACEMENT = 0xfffd;
const isPrivate = (code: number) => code >= 0xe000 && code <= 0xf8ff;
const isControl = (code: number) => code < 32 || (code >= 127 && code < 160);
const isBlank = (code: number) => code === 32 || code === 10 || code === 13 || code === 9 || code === 160;

/**
 * The letters of a page, those that can be seen apart from those that cannot: under a black box, in the colour of the
 * paper, beside the page, in a layer that is switched off.
 */
export function lettersOf(engine: Pdfium, device: Device, ink: Ink): Letters {
  const text = engine.FPDFText_LoadPage(device.page);
  const count = text === 0 ? 0 : Math.max(0, engine.FPDFText_CountChars(text));
  const found: Letters = { count, text: "", hidden: "", seen: [], unmapped: 0 };
  const [seen, hidden]: [string[], string[]] = [[], []];
  const place = engine.malloc(64);
  const replaced = replacedLetters(engine, place + 40);
  for (let index = 0; index < Math.min(count, MAX_LETTERS_OF_A_PAGE); index += 1) {
    const code = engine.FPDFText_GetUnicode(text, index);
    if (isBlank(code) || engine.FPDFText_IsGenerated(text, index) === 1) {
      // A line ends with both; one of them is enough.
      const blank = code === 10 ? "\n" : code === 13 ? "" : " ";
      seen.push(blank);
      hidden.push(blank);
      continue;
    }
    const box = boxOf(engine, device, text, index, place);
    // What is drawn there is something else.
    const other = replaced(engine.FPDFText_GetTextObject(text, index));
    if (other) found.unmapped += 1;
    const visible = !other && box !== undefined && isSeen(ink, box);
    const known = code <= 0x10ffff && !isControl(code) && !isPrivate(code) && code !== REPLACEMENT;
    if (visible) found.seen.push(box);
    if (visible && (!known || engine.FPDFText_HasUnicodeMapError(text, index) === 1)) found.unmapped += 1;
    const letter = known ? letterOf(code) : "";
    (visible ? seen : hidden).push(letter);
    // Words do not grow together where what stood between them cannot be seen.
    if (!visible && seen.at(-1) !== " ") seen.push(" ");
  }
  engine.free(place);
  if (text !== 0) engine.FPDFText_ClosePage(text);
  return { ...found, text: tidy(seen), hidden: tidy(hidden) };
}

/** Whether a text has another put in its place for whoever cannot see it (ActualText): asked once of each. */
function replacedLetters(engine: Pdfium, place: number): (object: number) => boolean {
  engine.memory().write("ActualText\0", place, "latin1");
  const known = new Map<number, boolean>();
  return (object) => {
    const before = known.get(object);
    if (before !== undefined) return before;
    let replaced = false;
    const marks = object === 0 ? 0 : engine.FPDFPageObj_CountMarks(object);
    for (let index = 0; index < marks && !replaced; index += 1)
      replaced =
        engine.FPDFPageObjMark_GetParamValueType(engine.FPDFPageObj_GetMark(object, index), place) !== 0;
    known.set(object, replaced);
    return replaced;
  };
}

/** A pair of surrogates comes as two letters, each half of one. */
function letterOf(code: number): string {
  return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
}

function tidy(letters: string[]): string {
  // Half of a pair alone becomes a replacement character.
  const lines = Buffer.from(letters.join(""), "utf8").toString("utf8").split("\n");
  return lines
    .map((line) => line.trim())
    .filter((line, at) => line !== "" || (lines[at - 1] ?? "").trim() !== "")
    .join("\n")
    .trim();
}

function boxOf(engine: Pdfium, device: Device, text: number, index: number, place: number): Box | undefined {
  const [left, right, bottom, top] = [place, place + 8, place + 16, place + 24];
  if (engine.FPDFText_GetCharBox(text, index, left, right, bottom, top) === 0) return undefined;
  const sides = [left, right, bottom, top].map((side) => engine.memory().readDoubleLE(side));
  const [x1 = 0, x2 = 0, y1 = 0, y2 = 0] = sides;
  if (!sides.every(Number.isFinite)) return undefined;
  const one = toDevice(engine, device, x1, y1, place + 32);
  const two = toDevice(engine, device, x2, y2, place + 32);
  const box = {
    left: Math.min(one.x, two.x),
    right: Math.max(one.x, two.x),
    top: Math.min(one.y, two.y),
    bottom: Math.max(one.y, two.y),
  };
  const outside = box.right < 0 || box.bottom < 0 || box.left > device.width || box.top > device.height;
  return outside ? undefined : box;
}

function toDevice(engine: Pdfium, { page, width, height }: Device, x: number, y: number, place: number) {
  engine.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, place, place + 4);
  return { x: engine.memory().readInt32LE(place), y: engine.memory().readInt32LE(place + 4) };
}
