import PDFDocument from "pdfkit";
import type { PageToSet } from "./opened";

const MARGIN = 56;
const LINE = { size: 11, gap: 3 };
const A4 = { wide: 595.28, high: 841.89 };

/**
 * Sets pages into a new PDF: pictures that we drew and words in a standard font. Its only properties are the title and
 * language given here, without the hour.
 */
export function setPdf(title: string, pages: readonly PageToSet[]): Promise<Buffer> {
  const document = new PDFDocument({
    autoFirstPage: false,
    margin: MARGIN,
    size: "A4",
    lang: "en-GB",
    displayTitle: true,
    info: {
      Title: title,
      Producer: "Homeward",
      Creator: "Homeward",
      CreationDate: new Date(0),
      ModDate: new Date(0),
    },
  });
  const parts: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    document.on("data", (part: Buffer) => parts.push(part));
    document.on("end", () => resolve(Buffer.concat(parts)));
    document.on("error", reject);
  });
  for (const page of pages) {
    if (page.kind === "picture") {
      const scale = Math.min(A4.wide / page.width, A4.high / page.height);
      const size: [number, number] = [page.width * scale, page.height * scale];
      document.addPage({ size, margin: 0 }).image(page.bytes, 0, 0, { width: size[0], height: size[1] });
    } else {
      document.addPage({ size: "A4", margin: MARGIN }).font("Helvetica").fontSize(LINE.size);
      document.text(inFont(page.text), { lineGap: LINE.gap });
    }
  }
  document.end();
  return whole;
}

const ALIKE: Readonly<Record<string, string>> = {
  "\t": "    ",
  "\u2011": "-",
  "\u2012": "–",
  "\u2212": "-",
  "\u00a0": " ",
};

/** The standard font knows the letters of Western Europe; of others the nearest, or a question mark. */
function inFont(text: string): string {
  return [...text].map((letter) => (isInFont(letter) ? letter : (ALIKE[letter] ?? nearest(letter)))).join("");
}

function nearest(letter: string): string {
  const plain = [...letter.normalize("NFKD")].filter((part) => part < "\u0300" || part > "\u036f").join("");
  return plain !== "" && [...plain].every(isInFont) ? plain : "?";
}

const ALSO = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
function isInFont(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return letter === "\n" || (code >= 32 && code < 127) || (code > 160 && code < 256) || ALSO.includes(letter);
}
