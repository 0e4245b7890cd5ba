import type { ClearedText } from "~/platform/cleared-text";

/**
 * The events of a domain stand in its `*.events.ts`: of each kind who may read it, the facts that its row holds, and
 * the sentence for each reader. The catalogues are merged at the top (`timeline`). Sentences are made when they are
 * read: a row holds facts. Pure.
 */

/** Who may read the row. */
export type Audience = "council" | "provider" | "both";
/** Who reads: a provider never reads who decides on money, nor what only the council may know. */
export type Reader = "council" | "provider";

/** What the rows of events are about; `sees_SUBJECT` in the domain's file of prisma/sql says that the writer can see it. */
export type Subject =
  | "referral"
  | "delivery"
  | "offer"
  | "authorisation"
  | "release"
  | "placement"
  | "organisation"
  | "person"
  | "invitation"
  | "service"
  | "alert"
  | "refusal"
  | "forum-series"
  | "forum-date"
  | "forum-booking"
  | "forum-topic"
  | "statement"
  | "interest";

/** By what the audit log is filtered (`oversight`). */
export type LogGroup =
  | "refused"
  | "people"
  | "release"
  | "funding"
  | "referral"
  | "provider"
  | "offer"
  | "forum"
  | "market"
  | "export";

type FactType = "text" | "number" | "flag";
/** Facts that the sentences need, never who a child is. `?` may be left out. */
export type Facts = Readonly<Record<string, FactType | `${FactType}?`>>;

type ValueOf<T> = T extends `text${string}` ? string : T extends `number${string}` ? number : boolean;
type OptionalOf<F> = { [K in keyof F]: F[K] extends `${string}?` ? K : never }[keyof F];
export type DataOf<F> = { [K in Exclude<keyof F, OptionalOf<F>>]: ValueOf<F[K]> } & {
  [K in OptionalOf<F>]?: ValueOf<F[K]> | null;
};

export type ToldEvent = {
  kind: string;
  reason: string | null;
  /** The state before, where it is known. */
  from?: string | null;
  /** Rows that were written long ago may lack a fact. */
  data: Readonly<Record<string, unknown>>;
};

/** What sentences need besides the event: names by id. A name that is not known stays general. */
export type EventNames = {
  people: ReadonlyMap<string, { name: string }>;
  services: ReadonlyMap<string, string>;
};

/** Null: what only follows from another act is on the record and told by nobody. */
export type Sentence = string | ((event: ToldEvent, names: EventNames) => string | null);

export type EventDefinition<
  A extends readonly Audience[] = readonly Audience[],
  F extends Facts = Facts,
> = More & {
  /** Who may read it; the first is meant when the writer does not say. */
  audience: A;
  facts: F;
  council?: Sentence;
  provider?: Sentence;
};

type More = {
  /** In the audit log, whose reader knows no names of a case; otherwise the sentence of the reader's side. */
  log?: Sentence;
  /** Where the audit log finds it, when that is not where its domain's are. */
  group?: LogGroup;
  /** A step of writing, or what another line says already: left out of the story of a search. */
  quiet?: true;
  /** Written for each provider alike: such rows would bury what people did, where the whole search is told. */
  perProvider?: true;
  /** The other side is told of it and never who did it: its row for them names nobody. */
  unnamed?: true;
};

/** For both sides: one sentence, or one for each. */
export function toBoth<const F extends Facts = Record<never, never>>(
  says: Sentence | { council: Sentence; provider: Sentence },
  facts?: F,
  more: More = {},
): EventDefinition<readonly ["both", "council", "provider"], F> {
  const own = typeof says === "object" ? says : { council: says, provider: says };
  return { ...more, ...own, audience: ["both", "council", "provider"], facts: facts ?? ({} as F) };
}

/** For the council alone (the hub's own events are these too). */
export function toCouncil<const F extends Facts = Record<never, never>>(
  council: Sentence,
  facts?: F,
  more: More = {},
): EventDefinition<readonly ["council"], F> {
  return { ...more, council, audience: ["council"], facts: facts ?? ({} as F) };
}

/** For the provider alone. */
export function toProvider<const F extends Facts = Record<never, never>>(
  provider: Sentence,
  facts?: F,
  more: More = {},
): EventDefinition<readonly ["provider"], F> {
  return { ...more, provider, audience: ["provider"], facts: facts ?? ({} as F) };
}

/** An organisation's own affair: whichever side did it reads it, and the other never. */
export function toOwnSide<const F extends Facts = Record<never, never>>(
  says: string,
  facts?: F,
  more: More = {},
): EventDefinition<readonly ["council", "provider"], F> {
  return {
    ...more,
    council: says,
    provider: says,
    audience: ["council", "provider"],
    facts: facts ?? ({} as F),
  };
}

export type Catalogue<
  S extends Subject = Subject,
  K extends Readonly<Record<string, EventDefinition>> = Readonly<Record<string, EventDefinition>>,
> = { domain: string; group: LogGroup; subjects: readonly S[]; kinds: K };

/** The catalogue of a domain: its folder, where the audit log finds its events, and what they are about. */
export function defineEvents<
  const S extends Subject,
  const K extends Readonly<Record<string, EventDefinition>>,
>(about: { domain: string; group: LogGroup; subjects: readonly S[] }, kinds: K): Catalogue<S, K> {
  return { ...about, kinds };
}

export type KindOf<C extends Catalogue> = keyof C["kinds"] & string;

type FactsIn<F> = Record<never, never> extends DataOf<F> ? { data?: DataOf<F> } : { data: DataOf<F> };

/** Of a kind that others may read, only what the gate has cleared; what stays in one organisation is its own affair. */
type ReasonOf<A extends readonly Audience[]> = A extends
  | readonly ["council"]
  | readonly ["council", "provider"]
  ? string
  : ClearedText;

/** Kind, audience and facts of an event as its catalogue has them. */
export type KindAndFacts<C extends Catalogue, K extends KindOf<C> = KindOf<C>> = {
  [N in K]: {
    kind: N;
    audience?: C["kinds"][N]["audience"][number];
    reason?: ReasonOf<C["kinds"][N]["audience"]> | null;
  } & FactsIn<C["kinds"][N]["facts"]>;
}[K];

/** Where an event belongs. */
export type Place<C extends Catalogue = Catalogue> = {
  /** Whose rows it belongs to; a provider is left out when it is none of its business. */
  councilId?: string | null;
  providerId?: string | null;
  subject: C["subjects"][number];
  subjectId: string;
  referralId?: string | null;
  from?: string | null;
  to?: string | null;
};

export type NewEvent<C extends Catalogue = Catalogue> = KindAndFacts<C> & Place<C>;

/** The definition of a kind in the first of the catalogues that has it. */
export function definitionOf(
  catalogues: readonly Catalogue[],
  kind: string,
): { definition: EventDefinition; catalogue: Catalogue } | undefined {
  for (const catalogue of catalogues) {
    const definition = Object.hasOwn(catalogue.kinds, kind) ? catalogue.kinds[kind] : undefined;
    if (definition) return { definition, catalogue };
  }
  return undefined;
}

const NOBODY: EventNames = { people: new Map(), services: new Map() };

const say = (sentence: Sentence | undefined, event: ToldEvent, names: EventNames): string | null =>
  typeof sentence === "function" ? sentence(event, names) : (sentence ?? null);

/** What happened, for one reader, without the reason; null for what this reader is not told. */
export function sentenceOf(
  catalogues: readonly Catalogue[],
  event: ToldEvent,
  reader: Reader,
  names: EventNames = NOBODY,
): string | null {
  return say(definitionOf(catalogues, event.kind)?.definition[reader], event, names);
}

/** The same for whoever reads the audit log of that side, and may not know what somebody typed nor who is meant. */
export function logSentenceOf(
  catalogues: readonly Catalogue[],
  event: Pick<ToldEvent, "kind" | "data">,
  reader: Reader,
): string | null {
  const definition = definitionOf(catalogues, event.kind)?.definition;
  return say(definition?.log ?? definition?.[reader], { ...event, reason: null }, NOBODY);
}

/** The same with the reason where there is one. */
export function tellEvent(
  catalogues: readonly Catalogue[],
  event: ToldEvent,
  reader: Reader,
  names: EventNames = NOBODY,
): string | null {
  const text = sentenceOf(catalogues, event, reader, names);
  return text !== null && event.reason ? `${text}: “${event.reason}”` : text;
}

/** "1 person", "3 people"; without a number "people". */
export function countOf(value: unknown, one: string, many: string): string {
  if (typeof value !== "number") return many;
  return value === 1 ? `1 ${one}` : `${value} ${many}`;
}
