import { inflateSync } from "node:zlib";

/** All that may stand in a PDF that we made, by the names of its dictionaries. */
const OURS = new Set(
  (
    "Type Catalog Pages Kids Count Page Parent MediaBox Contents Resources UserUnit ProcSet PDF Text ImageB ImageC ImageI " +
    "XObject Image Subtype BitsPerComponent Width Height ColorSpace DeviceRGB DeviceGray Filter DCTDecode FlateDecode Length " +
    "Font BaseFont Helvetica Type1 Encoding WinAnsiEncoding Producer Creator CreationDate ModDate Title Info " +
    "Lang ViewerPreferences DisplayDocTitle Names Dests Size Root ID"
  ).split(" "),
);
const isOurs = (name: string) => OURS.has(name) || /^[IF][0-9]{1,3}$/.test(name);

export type MadePdf = {
  /** Names that are none of ours. */
  foreign: string[];
  /** Everything in it that can be read: as it lies there, and every packed stream unpacked. */
  readable: string;
  pictures: Buffer[];
};

/** Takes a PDF that we made to pieces, without trusting it. */
export function takeApart(pdf: Buffer): MadePdf {
  const raw = pdf.toString("latin1");
  const readable: string[] = [raw];
  const pictures: Buffer[] = [];
  let outside = "";
  let at = 0;
  for (let start = raw.indexOf("\nstream\n"); start >= 0; start = raw.indexOf("\nstream\n", at)) {
    const head = raw.slice(at, start);
    outside += head;
    const end = raw.indexOf("\nendstream", start);
    const content = pdf.subarray(start + "\nstream\n".length, end);
    if (head.lastIndexOf("/FlateDecode") > head.lastIndexOf("obj")) {
      readable.push(inflateSync(content).toString("latin1"));
    } else pictures.push(content);
    at = end + "\nendstream".length;
  }
  outside += raw.slice(at);
  const names = [...outside.matchAll(/\/([A-Za-z0-9#]+)/g)].map(([, name = ""]) => name);
  return {
    foreign: [...new Set(names.filter((name) => !isOurs(name)))],
    readable: readable.join("\n"),
    pictures,
  };
}

/** The markers of a JPEG's segments: of ours, none holds words. */
export function segmentsOf(jpeg: Buffer): number[] {
  const found: number[] = [];
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; ) {
    const marker = jpeg[at + 1] ?? 0;
    found.push(marker);
    if (marker === 0xda) break;
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  return found;
}
