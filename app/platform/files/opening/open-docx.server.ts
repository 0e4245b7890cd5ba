import { kindOf } from "./kind";
import { openPicture } from "./open-picture.server";
import { MAX_LETTERS, MAX_PAGES, type OpenedPage, Refused } from "./opened";
import { plainText } from "./plain-text";
import { wordsOfDocument } from "./word-words";
import { unzip } from "./zip.server";

const DOCUMENT = "word/document.xml";
const isPart = (name: string) => /^word\/(header|footer|footnotes|endnotes)[0-9]{0,3}\.xml$/.test(name);
const isPicture = (name: string) => name.startsWith("word/media/");

/**
 * The words of a Word document as one page, then each of its pictures as a page of its own, in the order of their
 * names. Comments, deleted words, properties, links, macros and fields are left in the file; words that are formatted
 * as hidden are compared and not shown. Throws Refused.
 */
export async function openDocx(bytes: Buffer): Promise<OpenedPage[]> {
  const entries = await unzip(bytes, (name) => name === DOCUMENT || isPart(name) || isPicture(name));
  const document = entries.get(DOCUMENT);
  if (!document) throw new Refused("unknown");
  const parts = [...entries].filter(([name]) => isPart(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const all = [document, ...parts.map(([, content]) => content)].map(wordsOfDocument);
  const text = plainText(all.map(({ shown }) => shown).join("\n\n"));
  const hidden = plainText(all.map(({ hidden }) => hidden).join("\n"));
  if (text.length + hidden.length > MAX_LETTERS) throw new Refused("too-long");
  const pages: OpenedPage[] = [{ text, hidden, flags: hidden ? ["hidden"] : [] }];
  const pictures = [...entries].filter(([name]) => isPicture(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (pictures.length > MAX_PAGES - 1) throw new Refused("too-many-pages");
  // What is no picture that we know (a drawing of Windows, an SVG, an embedded sheet) is left out and said so.
  for (const [, content] of pictures)
    if (kindOf(content) === "picture") pages.push(...(await openPicture(content)));
    else pages.push({ text: "", hidden: "", flags: ["picture"] });
  if (text === "" && pages.length === 1) throw new Refused("empty");
  return pages;
}
