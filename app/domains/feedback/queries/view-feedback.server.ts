import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { type PlacementView, readPlacement } from "~/domains/agreements/queries/view-placement.server";
import { now } from "~/platform/clock.server";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime } from "~/platform/time";
import { type ViewMoment, viewKindWords } from "../child-view.options";
import { may as mayOnView } from "../child-view.policy";
import { PROMISE_ANSWERS, type PromiseAnswer, type PromisePoint } from "../promise.options";
import { may as mayOnPromise, promiseAbilities } from "../promise.policy";
import { outcomeOf, outcomeWords, PROMISE_DAYS, whyNoPromiseCheck } from "../promise.rules";
import { may, verdictAbilities } from "../verdict.policy";
import {
  countDifferences,
  differWords,
  isAskedFor,
  VERDICT_DAYS,
  type VerdictDays,
  verdictTitle,
  whyNoVerdict,
} from "../verdict.rules";
import { findChildAsked } from "./find-child.server";
import { type PromiseMessageView, readPromise, viewPromiseMessages } from "./read-promise.server";
import { livedFacts, readVerdicts, type VerdictRow } from "./read-verdicts.server";

/** One verdict as the page shows it, given or not. */
export type VerdictView = {
  days: VerdictDays;
  title: string;
  /** Of the row, for its forms; 0 while it is not given. */
  version: number;
  given: {
    standing: string;
    by: string;
    differs: number;
    read: string | null;
    sections: VerdictRow["sections"];
  } | null;
  /** Why it is not given or corrected now; null when it can be. */
  whyNot: string | null;
};

export type FeedbackView = Pick<PlacementView, "reference" | "side" | "child" | "service" | "referral"> & {
  verdicts: VerdictView[];
  abilities: ReturnType<typeof verdictAbilities>;
  /** Whether it is what was promised, for the council alone. */
  promise: PromiseView | null;
  /** How the child was asked after 28 days, in words and without a word of the child; for the council alone. */
  childView: { words: string | null; options: string | null; opens: boolean } | null;
  messages: PromiseMessageView[];
};

export type PromiseView = {
  recorded: {
    standing: string;
    tone: "soon" | "good" | "plain";
    /** The points that are not as promised. */
    broken: readonly string[];
    by: string;
    points: { point: PromisePoint; says: PromiseAnswer; words: string }[];
    note: string | null;
  } | null;
  whyNot: string | null;
  abilities: ReturnType<typeof promiseAbilities>;
};

/** What people say of a placement, for either side. 404 outside the actor's scope, 403 for a role that reads none. */
export function viewFeedback(actor: Actor, reference: string): Promise<FeedbackView> {
  return read(actor, async (tx) => {
    const placement = await readPlacement(tx, actor, reference);
    const sees = may(actor, "view", placement.subject);
    if (sees !== true) return denyPage(sees);
    const { side, child, service, referral, subject } = placement;
    return {
      ...{ reference, side, child, service, referral },
      verdicts: await verdictsOf(tx, actor, placement),
      abilities: verdictAbilities(actor, subject),
      promise: await promiseOf(tx, actor, placement),
      childView: await childViewOf(tx, actor, placement),
      messages: await viewPromiseMessages(tx, actor, placement),
    };
  });
}

/** Whether a placement that was read is what was promised; null for a provider, and where nobody asks and nobody has said. */
export async function promiseOf(tx: Tx, actor: Actor, placement: PlacementView): Promise<PromiseView | null> {
  if (mayOnPromise(actor, "view", placement.subject) !== true) return null;
  const facts = livedFacts(placement);
  const row = await readPromise(tx, actor, placement);
  if (!row && !isAskedFor(PROMISE_DAYS, facts)) return null;
  const outcome = outcomeOf(row?.points ?? []);
  return {
    recorded: row && {
      standing: outcomeWords(outcome),
      broken: outcome.broken,
      tone: outcome.broken.length > 0 ? "soon" : outcome.unknown > 0 ? "plain" : "good",
      by: `${row.version > 1 ? "Corrected" : "Recorded"} by ${row.recordedBy}, ${dayAndTime(row.recordedAt, now())}`,
      points: row.points.map((one) => ({ ...one, words: PROMISE_ANSWERS[one.says] })),
      note: row.note,
    },
    whyNot: whyNoPromiseCheck(facts, placement.today),
    abilities: promiseAbilities(actor, placement.subject),
  };
}

async function childViewOf(
  tx: Tx,
  actor: Actor,
  placement: PlacementView,
): Promise<FeedbackView["childView"]> {
  if (mayOnPromise(actor, "view", placement.subject) !== true) return null;
  const found = await findChildAsked(tx, actor, { placement: placement.reference }, placement.today);
  if (!found) return null;
  const rows = await tx.childView.findMany({
    where: { referralChildId: found.childId },
    select: { moment: true, how: true, why: true },
  });
  const said = (moment: ViewMoment) => {
    const row = rows.find((one) => one.moment === moment);
    return row ? viewKindWords(row.how, row.why) : null;
  };
  if (said("options") === null && !isAskedFor(PROMISE_DAYS, livedFacts(placement))) return null;
  const opens = mayOnView(actor, "read", found.subject) === true;
  return { words: said("after-28-days"), options: said("options"), opens };
}

/** Both verdicts of a placement that was read, those that nobody asks for left out. */
export async function verdictsOf(tx: Tx, actor: Actor, placement: PlacementView): Promise<VerdictView[]> {
  const rows = await readVerdicts(tx, actor, placement);
  const facts = livedFacts(placement);
  const at = now();
  return VERDICT_DAYS.flatMap((days) => {
    const row = rows.find((one) => one.days === days);
    if (!row && !isAskedFor(days, facts)) return [];
    return [
      {
        days,
        title: verdictTitle(days),
        version: row?.version ?? 0,
        given: row ? givenOf(row, at, actor) : null,
        whyNot: whyNoVerdict(days, facts, placement.today),
      },
    ];
  });
}

function givenOf(row: VerdictRow, at: Date, actor: Actor): NonNullable<VerdictView["given"]> {
  const differs = countDifferences(row.sections.map(({ says }) => says));
  return {
    standing: differWords(differs),
    by: `${row.version > 1 ? "Corrected" : "Given"} by ${row.givenBy}, ${dayAndTime(row.answeredAt, at)}`,
    differs,
    read: row.readAt
      ? `Read by ${(actor.kind === "council" && row.readBy) || "the council"}, ${dayAndTime(row.readAt, at)}`
      : null,
    sections: row.sections,
  };
}
