/** The sections of a statement in their order (what good ones carry: docs/domain.md). Keys are stored with blocks. */
export const STATEMENT_SECTIONS = {
  headline: {
    label: "Headline",
    prompt: "The five numbers that matter most, and what has changed since the last statement.",
  },
  children: {
    label: "Children in our care",
    prompt: "How many, how old, who starts and who leaves, and what we expect next.",
  },
  voice: {
    label: "What children say",
    prompt:
      "What children have told us about where they live, in their words and without anything that identifies them.",
  },
  need: {
    label: "What we need",
    prompt: "Which homes, by type and need, how many places, where and by when.",
  },
  supply: {
    label: "Supply near us",
    prompt: "Homes and places in the area by type, who owns them and who else uses them.",
  },
  gap: {
    label: "The gap",
    prompt: "What is missing: where searches fail, how far children live from home, and why.",
  },
  price: { label: "Price", prompt: "What we pay by type of care and by route, and what we see coming." },
  "not-buying": {
    label: "What we will not buy",
    prompt: "What we have enough of, or do not want opened here, and why.",
  },
  respond: {
    label: "How to respond",
    prompt: "Whom to talk to, how to be admitted, and what happens once you are interested.",
  },
  methods: {
    label: "Methods and sources",
    prompt: "How figures were worked out, what they leave out, and what was revised.",
  },
} as const satisfies Readonly<Record<string, { label: string; prompt: string }>>;
export type StatementSection = keyof typeof STATEMENT_SECTIONS;

export const sectionKeys = Object.keys(STATEMENT_SECTIONS) as StatementSection[];

/** A section as the database holds it; the check of the table takes no other. */
export const asSection = (text: string): StatementSection =>
  sectionKeys.find((section) => section === text) ?? "methods";

/** What a block is; the same in the check of its table. */
export const BLOCK_KINDS = {
  markdown: "Text",
  figure: "Key figure",
  table: "Table",
  chart: "Chart",
  intention: "Commissioning intention",
} as const;
export type BlockKind = keyof typeof BLOCK_KINDS;

/** Of the kinds, those that show a figure. */
export type FigureKind = Exclude<BlockKind, "markdown" | "intention">;
export const isFigureKind = (kind: BlockKind): kind is FigureKind =>
  kind !== "markdown" && kind !== "intention";

export const asBlockKind = (text: string): BlockKind =>
  (Object.keys(BLOCK_KINDS) as BlockKind[]).find((kind) => kind === text) ?? "markdown";
