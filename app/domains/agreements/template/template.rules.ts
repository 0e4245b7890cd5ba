/** A council's own clauses of the agreement: Markdown with placeholders from a fixed list. Pure. */
import { dayWords } from "~/domains/offers/offer-words.rules";
import { type DocumentPart, withTexts } from "~/platform/documents/document-parts";
import { formatPence } from "~/platform/forms/money";
import type { ProseNode } from "~/platform/markdown/prose";
import { type AgreementContent, childWords } from "../agreement/agreement-content.rules";

/** What a clause may name, and what stands there; the agreement itself says it when it is issued. */
export const PLACEHOLDERS = {
  agreement: "The reference of the agreement",
  council: "The council",
  provider: "The provider",
  home: "The home or service",
  "registration number": "Its registration number",
  child: "The child, by the reference of the referral and without a name",
  "start date": "When the placement starts",
  "weekly fee": "What is paid for this child each week from the start",
  "council notice": "The council’s notice, like “28 days”",
  "provider notice": "The provider’s notice",
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;

export const TEMPLATE_MAX = 20_000;

const IN_BRACES = /\{\{([^{}\n]{0,60})\}\}/g;
const fold = (name: string) => name.trim().toLowerCase().split(/\s+/).join(" ");
const isKnown = (name: string): name is Placeholder => Object.hasOwn(PLACEHOLDERS, name);

/** What is wrong with the placeholders of a text, the first of it; undefined where nothing is. */
export function placeholderProblem(text: string): string | undefined {
  for (const [whole, name = ""] of text.matchAll(IN_BRACES))
    if (!isKnown(fold(name)))
      return `${whole} is not a placeholder. Did you mean {{${nearestPlaceholder(name)}}}?`;
  const rest = text.replaceAll(IN_BRACES, "");
  if (rest.includes("{{") || rest.includes("}}"))
    return "A placeholder begins with {{ and ends with }} on the same line. One of them is missing";
  return undefined;
}

/** The known one that is written most like it. */
export function nearestPlaceholder(name: string): Placeholder {
  const typed = fold(name).slice(0, 60);
  const known = Object.keys(PLACEHOLDERS) as Placeholder[];
  const ranked = known.map((one) => ({ one, far: distance(typed, one) })).sort((a, b) => a.far - b.far);
  return ranked[0]?.one ?? "home";
}

/** How many letters have to change to make one of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...a].entries()) {
    const next = [at + 1];
    for (let index = 1; index <= b.length; index += 1)
      next.push(
        Math.min(
          (row[index] ?? 0) + 1,
          (next[index - 1] ?? 0) + 1,
          (row[index - 1] ?? 0) + (letter === b[index - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

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

type Said = Pick<AgreementContent, "reference" | "parties" | "child" | "startOn" | "notice" | "fees">;

/** Clauses with what an agreement says in the place of each placeholder. */
export function fillClauses(clauses: readonly DocumentPart[], content: Said): DocumentPart[] {
  const values = valuesOf(content);
  const filled = (text: string) =>
    text.replaceAll(IN_BRACES, (whole, name: string) => {
      const known = fold(name);
      return isKnown(known) ? values[known] : whole;
    });
  return clauses.map((part) => withTexts(part, filled));
}

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);

function valuesOf({
  reference,
  parties,
  child,
  startOn,
  notice,
  fees,
}: Said): Readonly<Record<Placeholder, string>> {
  const weekly = fees
    .filter(({ pace, from, to }) => pace === "nightly" && from <= startOn && (to === "" || to >= startOn))
    .reduce((sum, { weeklyPence }) => sum + weeklyPence, 0);
  return {
    agreement: reference,
    council: parties.council,
    provider: parties.provider,
    home: parties.service,
    "registration number": parties.registration || "not given",
    child: childWords(child).replace(/^(The c|C)hild/, (said) => said.toLowerCase()),
    "start date": dayWords(startOn),
    "weekly fee": formatPence(weekly),
    "council notice": days(notice.council),
    "provider notice": days(notice.provider),
  };
}
