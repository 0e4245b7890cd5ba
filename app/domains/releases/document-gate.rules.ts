import type { GatePiece } from "~/domains/anonymisation/gate/gate.rules";
import type { StageOneGate } from "~/domains/referrals/queries/gate-stage-one-text.server";
import type { PageState } from "./document.rules";

/** What the gate reads of a page: its words, those that cannot be seen, what a person wrote in their place. */
export type GatedPage = {
  number: number;
  state: PageState;
  text: string;
  hidden: string;
  transcription: string | null;
};

/** Something that may name somebody, for the second person. */
export type FoundOnPage = {
  text: string;
  what: string;
  why: string;
  /** Where it does not stand in the page's own words. */
  where: "words" | "hidden" | "written" | "seam";
};

export type GatedDocument = {
  /** The page on which something known of the child stands; 0: across the end of a page. */
  refused: number | undefined;
  /** Pages whose words may name somebody, by number; what somebody let through for the referral is none. */
  found: ReadonlyMap<number, FoundOnPage[]>;
  /** The words of a page cut where something was found. */
  marked: ReadonlyMap<number, GatePiece[]>;
};

const SEAM = 200;

/** The texts of a document for the gate, each under what it is and its page; a seam is where one page goes on as the next. */
export function textsOf(pages: readonly GatedPage[]): Record<string, string> {
  const fields = pages.flatMap((page, at): [string, string][] => {
    const next = pages[at + 1];
    return [
      [`words ${page.number}`, page.text],
      [`hidden ${page.number}`, page.hidden],
      [`written ${page.number}`, page.transcription ?? ""],
      [`seam ${page.number}`, next ? `${endOf(page)} ${beginningOf(next)}` : ""],
    ];
  });
  return Object.fromEntries(fields.filter(([, text]) => text.trim() !== ""));
}

// Cut between two words: half a word may look like a name.
const endOf = ({ text }: GatedPage) => (text.length > SEAM ? text.slice(-SEAM).replace(/^\S*\s/, "") : text);
const beginningOf = ({ text }: GatedPage) =>
  text.length > SEAM ? text.slice(0, SEAM).replace(/\s\S*$/, "") : text;

/**
 * What the gate's findings mean for a document, whose pages are pictures in which nothing can be masked: whatever is
 * surely known of a child refuses it, everything else that nobody let through makes its page wait for a person.
 */
export function judgeDocument(
  pages: readonly GatedPage[],
  { gate, findings, leaks }: Pick<StageOneGate, "gate" | "findings" | "leaks">,
): GatedDocument {
  const texts = textsOf(pages);
  const left = findings.filter(({ state }) => state !== "kept");
  const known = [...left.filter((one) => one.known && one.tier === "auto"), ...leaks].map(refusedOn);
  const found = new Map<number, FoundOnPage[]>();
  for (const one of left) {
    const { where, number } = placeOf(one.field);
    if (where === "seam" && !spans(pages, number, one)) continue;
    const text = (texts[one.field] ?? "").slice(one.start, one.end);
    const here = found.get(number) ?? [];
    if (here.some((other) => other.where === where && other.text === text)) continue;
    found.set(number, [...here, { text, what: one.what, why: one.why, where }]);
  }
  const open = new Set(left.map(({ term }) => term));
  const marked = gate.fields.flatMap(({ field, original }): [number, GatePiece[]][] => {
    const { where, number } = placeOf(field);
    const pieces = original.map(({ text, term }) =>
      term !== undefined && open.has(term) ? { text, term } : { text },
    );
    return where === "words" ? [[number, pieces]] : [];
  });
  // What stands on a page may stand in a seam of it as well.
  return { refused: known.find((number) => number > 0) ?? known[0], found, marked: new Map(marked) };
}

/** Whether a finding of a seam stands on both pages: what stands on one is found there. */
function spans(pages: readonly GatedPage[], number: number, one: { start: number; end: number }): boolean {
  const page = pages.find((each) => each.number === number);
  const at = page ? endOf(page).length : 0;
  return one.start < at && one.end > at + 1;
}

function refusedOn({ field }: { field: string }): number {
  const { where, number } = placeOf(field);
  return where === "seam" ? 0 : number;
}

function placeOf(field: string): { where: FoundOnPage["where"]; number: number } {
  const [where = "words", number = "0"] = field.split(" ");
  return { where: where as FoundOnPage["where"], number: Number(number) };
}
