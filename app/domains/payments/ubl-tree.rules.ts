/** The elements of an electronic invoice by their path. Pure. What is too deep, too much or brings a document type is refused. */
import { XmlError, XmlTokens } from "~/platform/spreadsheet/xml-tokens";

/** An element: its text without blanks around it, and what it holds by name, in order. */
export type UblElement = { name: string; text: string; children: UblElement[] };

const DEEPEST = 24;
const MOST_ELEMENTS = 40_000;
const LONGEST_TEXT = 4_000;

/** The root of an XML text; null where it is none that is read here. */
export function ublTree(xml: string): UblElement | null {
  const open: UblElement[] = [];
  let root: UblElement | null = null;
  let elements = 0;
  try {
    for (const token of new XmlTokens().read(xml)) {
      const top = open.at(-1);
      if (token.kind === "text") {
        if (top && top.text.length < LONGEST_TEXT) top.text += token.text.slice(0, LONGEST_TEXT);
        continue;
      }
      if (token.kind === "close") {
        if (open.pop()?.name !== token.name) return null;
        continue;
      }
      elements += 1;
      if (elements > MOST_ELEMENTS || open.length >= DEEPEST || (root !== null && !top)) return null;
      const element: UblElement = { name: token.name, text: "", children: [] };
      top?.children.push(element);
      root ??= element;
      if (!token.empty) open.push(element);
    }
  } catch (thrown) {
    if (thrown instanceof XmlError) return null;
    throw thrown;
  }
  return open.length === 0 ? root : null;
}

/** Every element at a path below another, "InvoicePeriod/StartDate". */
export function elementsAt(from: UblElement, path: string): UblElement[] {
  return path
    .split("/")
    .reduce<UblElement[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((one) => one.name === name)),
      [from],
    );
}

/** The text of the first of them; empty where there is none. */
export const textAt = (from: UblElement, path: string) => elementsAt(from, path)[0]?.text.trim() ?? "";
