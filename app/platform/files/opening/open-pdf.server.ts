import sharp from "sharp";
import {
  MAX_LETTERS,
  MAX_LETTERS_OF_A_PAGE,
  MAX_PAGES,
  MAX_PICTURE_BYTES,
  MAX_PIXELS,
  type OpenedPage,
  type PageFlag,
  Refused,
} from "./opened";
import { hasOtherInk, type Ink, inkOf } from "./page-ink";
import { type Device, lettersOf } from "./pdf-letters.server";
import { type Pdfium, pdfium } from "./pdfium.server";

const LOCKED = 4;
const BGRX = 3;
/** Annotations are drawn: a box that covers a name is often one. */
const WITH_ANNOTATIONS = 0x01;
const WHITE = 0xffffffff;
/** Two pixels a point are 144 to the inch. */
const SHARPEST = 2;
const LONGEST_SIDE = 10_000;
const IMAGE = 3;
const FORM = 5;
/** A picture that covers more of the page may hold words; a crest in the corner does not. */
const LARGE_PICTURE = 0.05;

/** Every page of a PDF as a picture of it and the words that can be seen there. Throws Refused. */
export async function openPdf(bytes: Buffer): Promise<OpenedPage[]> {
  const engine = await pdfium();
  const at = engine.malloc(bytes.length);
  engine.memory().set(bytes, at);
  const document = engine.FPDF_LoadMemDocument(at, bytes.length, 0);
  if (document === 0) throw new Refused(engine.FPDF_GetLastError() === LOCKED ? "locked" : "damaged");
  const count = engine.FPDF_GetPageCount(document);
  if (count < 1) throw new Refused("damaged");
  if (count > MAX_PAGES) throw new Refused("too-many-pages");
  const pages: OpenedPage[] = [];
  let [letters, pictures] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    const page = await openPage(engine, document, index);
    letters += page.text.length + page.hidden.length;
    pictures += page.picture?.bytes.length ?? 0;
    if (letters > MAX_LETTERS) throw new Refused("too-long");
    if (pictures > MAX_PICTURE_BYTES) throw new Refused("too-large-inside");
    pages.push(page);
  }
  return pages;
}

async function openPage(engine: Pdfium, document: number, index: number): Promise<OpenedPage> {
  const page = engine.FPDF_LoadPage(document, index);
  if (page === 0) throw new Refused("damaged");
  const device = deviceOf(engine, page);
  const pixels = draw(engine, device);
  const ink = inkOf({ width: device.width, height: device.height, pixels });
  const read = lettersOf(engine, device, ink);
  if (read.count > MAX_LETTERS_OF_A_PAGE) throw new Refused("too-long");
  const flags = flagsOf(engine, page, ink, read);
  engine.FPDF_ClosePage(page);
  const picture = await jpegOf(pixels, device);
  return { text: read.text, hidden: read.hidden, flags, picture };
}

function deviceOf(engine: Pdfium, page: number): Device {
  const [wide, high] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)];
  if (!(wide > 0 && high > 0) || !Number.isFinite(wide * high)) throw new Refused("damaged");
  const scale = Math.min(SHARPEST, Math.sqrt(MAX_PIXELS / (wide * high)));
  const side = (points: number) => Math.min(MAX_PIXELS, Math.max(1, Math.floor(points * scale)));
  const [width, height] = [side(wide), side(high)];
  // A page of a hair's width and a mile's length.
  if (Math.max(width, height) > LONGEST_SIDE) throw new Refused("damaged");
  return { page, width, height };
}

function draw(engine: Pdfium, { page, width, height }: Device): Uint8Array {
  const size = width * height * 4;
  const at = engine.malloc(size);
  const bitmap = engine.FPDFBitmap_CreateEx(width, height, BGRX, at, width * 4);
  if (at === 0 || bitmap === 0) throw new Error("There is no memory for a page.");
  engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
  const pixels = new Uint8Array(engine.memory().subarray(at, at + size));
  engine.FPDFBitmap_Destroy(bitmap);
  engine.free(at);
  return pixels;
}

function flagsOf(engine: Pdfium, page: number, ink: Ink, read: ReturnType<typeof lettersOf>): PageFlag[] {
  const flags: PageFlag[] = [];
  if (read.text.trim() === "" && ink.ink.includes(1)) flags.push("no-words");
  if (hasOtherInk(ink, read.seen)) flags.push("ink");
  if (hasLargePicture(engine, page)) flags.push("picture");
  if (read.unmapped > 0) flags.push("unmapped");
  if (read.hidden !== "") flags.push("hidden");
  return flags;
}

function hasLargePicture(engine: Pdfium, page: number): boolean {
  const area = engine.FPDF_GetPageWidthF(page) * engine.FPDF_GetPageHeightF(page);
  const place = engine.malloc(16);
  let large = false;
  for (let index = engine.FPDFPage_CountObjects(page) - 1; index >= 0 && !large; index -= 1) {
    const object = engine.FPDFPage_GetObject(page, index);
    const type = engine.FPDFPageObj_GetType(object);
    // What lies in a form has a matrix of its own: a picture there counts as large.
    if (type === FORM) large = holdsPicture(engine, object, 3);
    if (type !== IMAGE) continue;
    engine.FPDFPageObj_GetBounds(object, place, place + 4, place + 8, place + 12);
    const [left, bottom, right, top] = [0, 4, 8, 12].map((step) => engine.memory().readFloatLE(place + step));
    large = Math.abs(((right ?? 0) - (left ?? 0)) * ((top ?? 0) - (bottom ?? 0))) > area * LARGE_PICTURE;
  }
  engine.free(place);
  return large;
}

function holdsPicture(engine: Pdfium, form: number, deeper: number): boolean {
  const count = engine.FPDFFormObj_CountObjects(form);
  for (let index = 0; index < count; index += 1) {
    const object = engine.FPDFFormObj_GetObject(form, index);
    const type = engine.FPDFPageObj_GetType(object);
    if (type === IMAGE) return true;
    if (type === FORM && (deeper === 0 || holdsPicture(engine, object, deeper - 1))) return true;
  }
  return false;
}

/** PDFium gives blue first; sharp wants red first. */
async function jpegOf(pixels: Uint8Array, { width, height }: Device) {
  const colours = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    colours[at * 3] = pixels[at * 4 + 2] ?? 0;
    colours[at * 3 + 1] = pixels[at * 4 + 1] ?? 0;
    colours[at * 3 + 2] = pixels[at * 4] ?? 0;
  }
  const raw = { width, height, channels: 3 as const };
  const bytes = await sharp(colours, { raw }).jpeg({ quality: 78 }).toBuffer();
  return { bytes, width, height };
}
