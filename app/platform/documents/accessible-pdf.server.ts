import { tmpdir } from "node:os";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { type DocumentText, withTexts } from "./document-parts.ts";

let compiler: NodeCompiler | undefined;

/**
 * A document as PDF/UA-1, which Typst checks while it makes it: title, language, headings and table headers are marked.
 * The text goes in as data and is never read as the source of a template. The same text makes the same bytes on the
 * same machine.
 *
 * A sign that no font here has stands as its code point in square brackets, and a sentence at the end says so: the standard
 * allows no sign that cannot be shown, and a document must not stay away because somebody typed one.
 *
 * @param madeAt what the document says of when it was made
 * @throws when Typst cannot make it, which no text should bring about
 */
export function accessiblePdf(document: DocumentText, madeAt: Date): Uint8Array {
  // It reads no file: the folder is only where it would look.
  compiler ??= NodeCompiler.create({ workspace: tmpdir() });
  let unshown: ReadonlySet<string> = new Set();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    try {
      const text = { ...withCodes(document, unshown), end: unshown.size > 0 ? ABOUT_CODES : "" };
      // (Half of a pair of surrogates is no text.)
      const data = JSON.stringify(text, (_, value) =>
        typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value,
      );
      const pdf = compiler.pdf(
        { mainFileContent: TEMPLATE, inputs: { data } },
        { pdfStandard: "ua-1", creationTimestamp: Math.floor(madeAt.getTime() / 1000) },
      );
      return new Uint8Array(pdf);
    } catch (failed) {
      const { message, code } = failed as { message?: string; code?: string };
      const more = signsIn(`${message} ${code}`).filter((sign) => !unshown.has(sign));
      if (more.length === 0) throw failed;
      // (Typst names a few at a time. Whoever typed hundreds sees codes for all but Latin letters.)
      const rest =
        attempt < MOST_ATTEMPTS - 3 ? [] : [...textOf(document)].filter((sign) => !SHOWN.test(sign));
      unshown = new Set([...unshown, ...more, ...rest]);
    } finally {
      // What it remembers of one document is of no use to the next.
      compiler.evictCache(0);
    }
  }
  throw new Error("A document cannot be shown without signs that no font has.");
}

const MOST_ATTEMPTS = 10;
/** What every font here has. */
const SHOWN = /[\s!-~\u00a0-\u017f\u2010-\u2027£€]/u;

const ABOUT_CODES =
  "A code in square brackets, such as [U+1F98A], is a character this PDF cannot display. Download the web page version to see it.";

/** The signs that Typst names, as its source would write them, because it has no font for them. */
function signsIn(said: string): string[] {
  return said
    .split("the text `")
    .slice(1)
    .flatMap((rest) => {
      const written = (rest.split("` could not be displayed")[0] ?? "").replaceAll(/["\\]/g, "");
      const code = /u\{(\w{1,6})\}/.exec(written)?.[1];
      return code ? [String.fromCodePoint(Number.parseInt(code, 16))] : [...written];
    });
}

function textOf({ title, parts }: DocumentText): string {
  const texts = [title];
  for (const part of parts)
    withTexts(part, (text) => {
      texts.push(text);
      return text;
    });
  return texts.join("");
}

function withCodes({ title, parts }: DocumentText, unshown: ReadonlySet<string>): DocumentText {
  if (unshown.size === 0) return { title, parts };
  const coded = (text: string) =>
    [...text]
      .map((sign) =>
        unshown.has(sign)
          ? `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`
          : sign,
      )
      .join("");
  return { title: coded(title), parts: parts.map((part) => withTexts(part, coded)) };
}

/** Ours alone, and the same for every document. */
const TEMPLATE = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(lang: "en", region: "GB", size: 11pt, hyphenate: false)
#set page(paper: "a4", margin: 2.2cm, numbering: "1 of 1")
#set par(leading: 0.7em, spacing: 1em)
#show heading: set block(above: 1.4em, below: 0.8em)
#set figure.caption(position: top)
#show figure: set block(breakable: true)
#show figure: set align(start)
#show figure.caption: it => block(above: 1.2em, below: 0.8em, sticky: true, align(start, strong(it.body)))
#let lines(text) = text.split("\\n").map(line => [#line]).join(linebreak())
#let columns-of(n) = if n == 2 { (1fr, 2fr) } else { (1.4fr,) + (1fr,) * (n - 1) }
= #d.title
#for part in d.parts {
  if part.kind == "heading" [== #part.text]
  else if part.kind == "subheading" [=== #part.text]
  else if part.kind == "list" and part.ordered { enum(..part.items.map(lines)) }
  else if part.kind == "list" { list(..part.items.map(lines)) }
  else if part.kind == "paragraph" { par(lines(part.text)) }
  else {
    figure(kind: "table", supplement: none, numbering: none, caption: part.caption, table(
      columns: columns-of(part.headers.len()),
      stroke: 0.5pt + luma(90),
      inset: 6pt,
      table.header(..part.headers.map(header => [*#header*])),
      ..part.rows.flatten().map(lines),
    ))
  }
}
#if d.end != "" { par(d.end) }
`;
