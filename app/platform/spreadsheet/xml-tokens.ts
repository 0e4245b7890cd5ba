/** The tags and texts of an XML that comes in pieces. No input or output. */

export type XmlToken =
  | { kind: "open"; name: string; attributes: string; empty: boolean }
  | { kind: "close"; name: string }
  | { kind: "text"; text: string };

/** No XML that is read here; the message is for the log, whoever reads the file says it in their own words. */
export class XmlError extends Error {
  override name = "XmlError";
}

const LONGEST_TAG = 64 * 1024;

/**
 * Splits XML into tokens, names without their prefix. It holds no more than one tag, knows the five entities of XML and
 * numbers, and refuses a document type: whatever one defines is never looked up. It does not check that tags are closed.
 */
export class XmlTokens {
  #rest = "";

  /** The tokens that are complete with this piece. A text may come in several. */
  *read(piece: string): Generator<XmlToken> {
    const text = this.#rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf("<", at);
      if (open < 0) {
        // An entity that is cut in two is read with the next piece.
        const entity = text.lastIndexOf("&");
        const end = entity >= at && text.length - entity < LONGEST_ENTITY ? entity : text.length;
        if (end > at) yield { kind: "text", text: unescaped(text.slice(at, end)) };
        this.#rest = text.slice(end);
        return;
      }
      if (open > at) yield { kind: "text", text: unescaped(text.slice(at, open)) };
      const close = endOf(text, open);
      if (close < 0) {
        this.#rest = text.slice(open);
        if (this.#rest.length > LONGEST_TAG) throw new XmlError("a tag without end");
        return;
      }
      const token = tokenOf(text.slice(open + 1, close));
      if (token) yield token;
      at = close + 1;
    }
  }
}

const LONGEST_ENTITY = 12;

/** Where the tag that begins at `open` ends, or -1. A sign within quotes ends none. */
function endOf(text: string, open: number): number {
  if (text.startsWith("<!--", open)) return endAfter(text, "-->", open + 4);
  if (text.startsWith("<![CDATA[", open)) return endAfter(text, "]]>", open + 9);
  // Not yet clear what it is.
  if (text.startsWith("<!", open) && text.length - open < 9) return -1;
  let quote = 0;
  for (let at = open; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === DOUBLE || code === SINGLE) quote = code;
    else if (code === CLOSE) return at;
  }
  return -1;
}

const DOUBLE = '"'.charCodeAt(0);
const SINGLE = "'".charCodeAt(0);
const CLOSE = ">".charCodeAt(0);

function endAfter(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length - 1;
}

function tokenOf(tag: string): XmlToken | undefined {
  if (tag.startsWith("![CDATA[")) return { kind: "text", text: tag.slice(8, -2) };
  if (tag.startsWith("!--") || tag.startsWith("?")) return undefined;
  if (tag.startsWith("!")) throw new XmlError("a document type");
  if (tag.startsWith("/")) return { kind: "close", name: local(tag.slice(1).trim()) };
  const empty = tag.endsWith("/");
  const inner = empty ? tag.slice(0, -1) : tag;
  const space = inner.search(/\s/);
  const name = space < 0 ? inner : inner.slice(0, space);
  return { kind: "open", name: local(name), attributes: space < 0 ? "" : inner.slice(space), empty };
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** One attribute of a tag by its whole name, or undefined. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = 0; ; ) {
    const equals = attributes.indexOf("=", at);
    if (equals < 0) return undefined;
    let quote = equals + 1;
    while (attributes[quote] === " ") quote += 1;
    const end = attributes.indexOf(attributes[quote] ?? '"', quote + 1);
    if (end < 0) return undefined;
    if (attributes.slice(at, equals).trim() === name) return unescaped(attributes.slice(quote + 1, end));
    at = end + 1;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{1,5});/g, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name] ?? whole;
    const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
