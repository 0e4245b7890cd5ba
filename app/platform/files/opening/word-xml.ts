import { XMLParser } from "fast-xml-parser";
import { Refused } from "./opened";

/** An element as a walk comes to it: its name, what it holds, and its attributes. */
type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  // Five names and numbers are known to XML itself; whoever brings more wants something else of us.
  processEntities: false,
});

const ATTRIBUTES = ":@";
const TEXT = "#text";
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Calls back for each element and each text of an XML file, in order, without recursion. Throws Refused. */
export function walkXml(
  bytes: Buffer,
  on: {
    open(name: string, attribute: (name: string) => string | undefined): "enter" | "skip";
    close(name: string): void;
    text(text: string): void;
  },
): void {
  const xml = bytes.toString("utf8");
  if (xml.includes("<!DOCTYPE") || xml.includes("<!ENTITY")) throw new Refused("damaged");
  const stack: { name: string; nodes: readonly Node[]; next: number }[] = [
    { name: "", nodes: parse(xml), next: 0 },
  ];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const node = top.nodes[top.next];
    top.next += 1;
    if (!node) {
      stack.pop();
      if (top.name) on.close(top.name);
      continue;
    }
    const text = node[TEXT];
    if (typeof text === "string") {
      on.text(unescaped(text));
      continue;
    }
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
    if (!name || name.startsWith("?")) continue;
    const given = node[ATTRIBUTES] as Node | undefined;
    const attribute = (key: string) => {
      const value = given?.[key];
      return typeof value === "string" ? unescaped(value) : undefined;
    };
    if (on.open(name, attribute) === "skip") continue;
    const inside = node[name];
    stack.push({ name, nodes: Array.isArray(inside) ? (inside as Node[]) : [], next: 0 });
  }
}

function parse(xml: string): readonly Node[] {
  try {
    return parser.parse(xml) as Node[];
  } catch {
    throw new Refused("damaged");
  }
}

function unescaped(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name] ?? whole;
    const code = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
