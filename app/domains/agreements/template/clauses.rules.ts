/** A council's own clauses of the agreement, from what was read of their Markdown. Pure. */
import type { DocumentPart } from "~/platform/documents/document-parts";
import type { ProseNode } from "~/platform/markdown/prose";

/** What was read of a Markdown text as parts of a document: the page, its kept bytes and the PDF show the same. */
export function clausesOf(nodes: readonly ProseNode[]): DocumentPart[] {
  return nodes.flatMap((node): DocumentPart[] => {
    switch (node.kind) {
      case "heading":
        return partOf("subheading", textOf(node.parts));
      case "list": {
        const items = node.parts.map((item) => ("parts" in item ? itemText(item.parts) : "")).filter(Boolean);
        return items.length === 0 ? [] : [{ kind: "list", ordered: node.ordered, items }];
      }
      case "quote":
        return clausesOf(node.parts);
      case "rule":
      case "break":
        return [];
      case "text":
        return partOf("paragraph", node.text);
      default:
        return partOf("paragraph", textOf(node.parts));
    }
  });
}

const partOf = (kind: "subheading" | "paragraph", text: string): DocumentPart[] =>
  text.trim() === "" ? [] : [{ kind, text: text.trim() }];

/** A point of a list; points beneath it follow on lines of their own. */
function itemText(parts: readonly ProseNode[]): string {
  return parts
    .map((part) => {
      if (part.kind === "list") return `\n${part.parts.map((one) => `– ${textOf([one])}`).join("\n")}`;
      return part.kind === "paragraph" ? `${textOf(part.parts)}\n` : textOf([part]);
    })
    .join("")
    .trim();
}

/** Bold and slanted words are words; a link says where it leads. */
function textOf(parts: readonly ProseNode[]): string {
  return parts
    .map((part) => {
      if (part.kind === "text") return part.text;
      if (!("parts" in part)) return part.kind === "break" ? "\n" : "";
      const words = textOf(part.parts);
      return part.kind === "link" && part.url !== words ? `${words} (${part.url})` : words;
    })
    .join("");
}
