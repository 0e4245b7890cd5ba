/**
 * The gate between what a council writes and what providers read. Pure: findings of the detector and decisions of
 * people go in; what is published, and what still stands in the way, comes out. It fails closed: whatever nobody has
 * decided keeps it shut.
 */

/** Words in a published field that say, or may say, who the child is. Offsets are UTF-16 units of the field's text. */
export type GateFinding = {
  /** `narrative.narrative`, as in `publishedText`. */
  field: string;
  start: number;
  end: number;
  /** The same for the same words everywhere in a referral: one decision counts for all of them. */
  term: string;
  /** "A name of the family". */
  what: string;
  /** `auto` is masked unless somebody says else; `review` waits for a person. */
  tier: "auto" | "review";
  /** Whether the vault holds it. */
  known: boolean;
  /** Why it was found, in words. */
  why: string;
  /** What is published in its place: "[mother]", "spring 2026". */
  instead: string;
};

export type GateAction = "mask" | "words" | "keep";

export type GateDecision = {
  term: string;
  action: GateAction;
  /** The writer's own words, for `words`. */
  instead: string | null;
  reason: string | null;
  /** Whether a second person has agreed that it stays. */
  agreed: boolean;
};

/**
 * How words stand. `masked` was done by the machine, `decided` by a person; `kept` is published as it is;
 * `to-decide` and `second-person` keep the gate shut.
 */
export type GateItemState = "masked" | "decided" | "kept" | "to-decide" | "second-person";

export type GateItem = {
  term: string;
  state: GateItemState;
  tier: GateFinding["tier"];
  known: boolean;
  what: string;
  why: string;
  /** As it stands in the text, the first time. */
  text: string;
  /** What the machine would put in its place. */
  suggestion: string;
  decision: GateDecision | null;
  /** The fields in which it stands, each once, and how often in all. */
  fields: string[];
  times: number;
};

/** A stretch of a text; with `term` it is one of the findings. */
export type GatePiece = { text: string; term?: string };

export type GateField = { field: string; original: GatePiece[]; published: GatePiece[]; changed: boolean };

export type Gate = {
  /** What waits for a person first, then the rest in the order of the text. */
  items: GateItem[];
  fields: GateField[];
  /** The fields as they would be published. Not fit for anybody outside while `waiting` is not 0. */
  published: Record<string, string>;
  /** Items that nobody has decided, and those that wait for a second person. */
  waiting: { undecided: number; secondPerson: number };
  remaining: Remaining;
};

/** How much of the words is left, and the needs and risks that masking took away. */
export type Remaining = { before: number; after: number; share: number; lost: string[] };

/** Below this share of words a text has lost more than names. */
export const LEAST_REMAINING = 0.8;

/** Applies decisions to findings. Findings of one field never overlap; decisions without a finding are idle. */
export function applyGate(
  fields: Readonly<Record<string, string>>,
  findings: readonly GateFinding[],
  decisions: readonly GateDecision[],
  needWords: ReadonlySet<string>,
): Gate {
  const decided = new Map(decisions.map((decision) => [decision.term, decision]));
  const items = itemsOf(fields, findings, decided);
  const states = new Map(items.map((item) => [item.term, item]));
  const shown = Object.entries(fields).map(([field, text]): GateField => {
    const here = findings.filter((one) => one.field === field).sort((a, b) => a.start - b.start);
    const original: GatePiece[] = [];
    const published: GatePiece[] = [];
    let at = 0;
    for (const { start, end, term } of here) {
      const between = text.slice(at, start);
      if (between !== "") for (const side of [original, published]) side.push({ text: between });
      const stands = text.slice(start, end);
      original.push({ text: stands, term });
      published.push({ text: wordsFor(states.get(term), stands), term });
      at = end;
    }
    const rest = text.slice(at);
    if (rest !== "") for (const side of [original, published]) side.push({ text: rest });
    return { field, original, published, changed: joined(published) !== text };
  });
  const published = Object.fromEntries(shown.map((one) => [one.field, joined(one.published)]));
  return {
    items: [...items].sort((a, b) => urgency(a) - urgency(b)),
    fields: shown,
    published,
    waiting: {
      undecided: items.filter(({ state }) => state === "to-decide").length,
      secondPerson: items.filter(({ state }) => state === "second-person").length,
    },
    remaining: remaining(fields, shown, needWords),
  };
}

const joined = (pieces: readonly GatePiece[]) => pieces.map(({ text }) => text).join("");
const urgency = (item: GateItem) =>
  ["to-decide", "second-person", "kept", "decided", "masked"].indexOf(item.state);

function itemsOf(
  fields: Readonly<Record<string, string>>,
  findings: readonly GateFinding[],
  decided: ReadonlyMap<string, GateDecision>,
): GateItem[] {
  const items = new Map<string, GateItem>();
  for (const one of findings) {
    const item = items.get(one.term);
    if (!item) {
      const decision = decided.get(one.term) ?? null;
      items.set(one.term, {
        term: one.term,
        state: stateOf(one, decision),
        tier: one.tier,
        known: one.known,
        what: one.what,
        why: one.why,
        text: (fields[one.field] ?? "").slice(one.start, one.end),
        suggestion: one.instead,
        decision,
        fields: [one.field],
        times: 1,
      });
      continue;
    }
    item.times += 1;
    if (!item.fields.includes(one.field)) item.fields.push(one.field);
    // Of two ways in which the same words were found, the stricter counts.
    if (one.known && !item.known) item.known = true;
    if (one.tier === "auto" && item.tier === "review") item.tier = "auto";
    item.state = stateOf(item, item.decision);
  }
  return [...items.values()];
}

function stateOf(one: Pick<GateFinding, "tier" | "known">, decision: GateDecision | null): GateItemState {
  if (!decision) return one.tier === "auto" ? "masked" : "to-decide";
  if (decision.action !== "keep") return "decided";
  return one.known && !decision.agreed ? "second-person" : "kept";
}

/** What is published where these words stand. What nobody has decided is shown as it would be masked. */
function wordsFor(item: GateItem | undefined, stands: string): string {
  if (!item) return stands;
  if (item.state === "kept") return stands;
  return item.decision?.action === "words" ? (item.decision.instead ?? "") : item.suggestion;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
const wordsIn = (text: string) => text.match(WORD) ?? [];

function remaining(
  fields: Readonly<Record<string, string>>,
  shown: readonly GateField[],
  needWords: ReadonlySet<string>,
): Remaining {
  const before = Object.values(fields).reduce((sum, text) => sum + wordsIn(text).length, 0);
  let taken = 0;
  const lost = new Set<string>();
  for (const { original, published } of shown) {
    original.forEach((piece, index) => {
      if (piece.term === undefined || piece.text === published[index]?.text) return;
      taken += wordsIn(piece.text).length;
      const left = new Set(wordsIn((published[index]?.text ?? "").toLowerCase()));
      for (const word of wordsIn(piece.text))
        if (needWords.has(word.toLowerCase()) && !left.has(word.toLowerCase())) lost.add(word.toLowerCase());
    });
  }
  return {
    before,
    after: before - taken,
    share: before === 0 ? 1 : (before - taken) / before,
    lost: [...lost],
  };
}

/**
 * Why nothing can be sent yet, in words, or null: all is decided. `read` says whether somebody read just this text,
 * `small` why how wide it is published is not decided.
 */
export function gateWords({ waiting }: Gate, read: boolean, small: string | null): string | null {
  if (waiting.undecided > 0) {
    const what =
      waiting.undecided === 1 ? "1 thing that may say" : `${waiting.undecided} things that may say`;
    return `${what} who the child is ${waiting.undecided === 1 ? "waits" : "wait"} for your decision`;
  }
  if (waiting.secondPerson > 0) {
    return waiting.secondPerson === 1
      ? "A second person must agree that a known name or number stays in the text"
      : `A second person must agree that ${waiting.secondPerson} known names or numbers stay in the text`;
  }
  if (small) return small;
  return read ? null : "Read what will be published and go through the checklist";
}
