import { textIn } from "~/platform/forms/draft.schema";
import { partLabel, type ReadPart, saysTheSame } from "./impact.rules";

/** What the council may answer to a part, as it chooses it. */
export const IMPACT_ANSWERS = {
  agreed: "Agreed",
  question: "We have a question",
  "not-met": "This does not meet the need",
} as const;
export type ImpactAnswerKey = keyof typeof IMPACT_ANSWERS;

/** One thing that either side wrote about a part, in the order of its number. */
export type GivenAnswer = {
  number: number;
  partId: string;
  side: string;
  answer: string;
  words: string | null;
  writtenAt: Date;
};

/** How far a part is: `replied` is a question or a no to which the home has replied since. */
export type PartState = "unanswered" | "agreed" | "question" | "not-met" | "replied";

export const PART_STATES: Readonly<
  Record<PartState, { words: string; tone: "plain" | "good" | "soon" | "now" | "info" }>
> = {
  unanswered: { words: "Not answered yet", tone: "plain" },
  agreed: { words: "Agreed", tone: "good" },
  question: { words: "Question", tone: "soon" },
  "not-met": { words: "Not met", tone: "now" },
  replied: { words: "The home has replied", tone: "info" },
};

export type Thread = { state: PartState; answers: GivenAnswer[] };

/**
 * What was written about a part, in whichever version it stood with the same words: an answer holds until the words
 * change, and what was said of other words is not held against the new ones.
 */
export function threadOf(
  part: Omit<ReadPart, "id">,
  everSent: readonly ReadPart[],
  answers: readonly GivenAnswer[],
): Thread {
  const same = new Set(everSent.filter((one) => saysTheSame(one, part)).map(({ id }) => id));
  const given = answers.filter(({ partId }) => same.has(partId)).sort((a, b) => a.number - b.number);
  return { state: stateOf(given), answers: given };
}

function stateOf(given: readonly GivenAnswer[]): PartState {
  const asked = given.findLast(({ side }) => side === "council");
  if (!asked) return "unanswered";
  if (asked.answer === "agreed") return "agreed";
  if (given.at(-1)?.side === "provider") return "replied";
  return asked.answer === "not-met" ? "not-met" : "question";
}

/** How the assessment of the newest version of an offer is answered. */
export type ImpactStanding = {
  /** False where the offer was made by phone, or before assessments were asked. */
  asked: boolean;
  /** Until when it follows; null where it is there, or was never to come. */
  dueAt: Date | null;
  sent: boolean;
  /** What the newest edition names and it does not answer. */
  notAssessed: readonly string[];
  parts: readonly { part: string; state: PartState }[];
};

const some = (count: number, single: string, several: string) =>
  count === 1 ? `1 ${single}` : `${count} ${several}`;

/**
 * What whoever asks for funding, authorises or accepts has to know of it, a sentence each; none where every part is
 * agreed. `moment` says a moment in words.
 */
export function standingWords(
  { asked, dueAt, sent, notAssessed, parts }: ImpactStanding,
  moment: (at: Date) => string,
): string[] {
  if (!asked) return [];
  if (!sent)
    return [
      dueAt
        ? `The home sends its impact assessment by ${moment(dueAt)}: it has not come yet.`
        : "The home has sent no impact assessment with this offer.",
    ];
  const of = (...states: PartState[]) => parts.filter(({ state }) => states.includes(state));
  const named = (list: readonly { part: string }[]) => list.map(({ part }) => partLabel(part)).join(", ");
  const [open, questions, replied, notMet] = [of("unanswered"), of("question"), of("replied"), of("not-met")];
  return [
    ...(notMet.length > 0 ? [`Not met, as answered by your council: ${named(notMet)}.`] : []),
    ...(questions.length > 0 ? [`The home has not replied to a question about: ${named(questions)}.`] : []),
    ...(replied.length > 0
      ? [`The home has replied, and nobody has answered since: ${named(replied)}.`]
      : []),
    ...(open.length > 0
      ? [`${some(open.length, "part is", "parts are")} not answered by your council.`]
      : []),
    ...(notAssessed.length > 0 ? [`Not assessed by the home: ${notAssessed.join(", ")}.`] : []),
  ];
}

/** What a refused form sent, row by row: what cannot be read is left out, and nothing that was typed goes. */
export function typedAnswers(sent: unknown): { part: string; answer: string; words: string }[] {
  if (!Array.isArray(sent)) return [];
  return sent.map((row) => {
    const { part, answer, words }: Record<string, unknown> = { ...(row as object | null | undefined) };
    return { part: textIn(part), answer: textIn(answer), words: textIn(words) };
  });
}

/** What a refused form sent about each part, as the page shows it again beside the newest assessment. */
export type TypedAgain<Typed> = {
  /** By the name of the part. `changed` where the part says something else than what it was typed to. */
  by: ReadonlyMap<string, Typed & { changed: boolean }>;
  /** What was typed about parts that the newest assessment does not have. */
  left: Typed[];
};

/**
 * What was typed, by part, also where it was typed to an older version, whose parts have other ids: nothing that was
 * typed goes because the home has changed its offer meanwhile.
 */
export function typedAgain<Typed extends { part: string; words: string }>(
  typed: readonly Typed[],
  everSent: readonly ReadPart[],
  shown: readonly ReadPart[],
): TypedAgain<Typed> {
  const by = new Map<string, Typed & { changed: boolean }>();
  const left: Typed[] = [];
  for (const one of typed) {
    const then = everSent.find(({ id }) => id === one.part);
    const part = then && shown.find((now) => now.part === then.part);
    if (part) by.set(part.part, { ...one, changed: !saysTheSame(then, part) });
    else if (one.words !== "") left.push({ ...one, part: then?.part ?? "" });
  }
  return { by, left };
}
