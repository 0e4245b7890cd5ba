import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { type PlacementView, readPlacement } from "~/domains/agreements/queries/view-placement.server";
import { now } from "~/platform/clock.server";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime } from "~/platform/time";
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
  other: string;
  verdicts: VerdictView[];
  abilities: ReturnType<typeof verdictAbilities>;
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
      other: side === "council" ? placement.provider.name : placement.council.name,
      verdicts: await verdictsOf(tx, actor, placement),
      abilities: verdictAbilities(actor, subject),
    };
  });
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
        given: row ? givenOf(row, at) : null,
        whyNot: whyNoVerdict(days, facts, placement.today),
      },
    ];
  });
}

function givenOf(row: VerdictRow, at: Date): NonNullable<VerdictView["given"]> {
  const differs = countDifferences(row.sections.map(({ says }) => says));
  return {
    standing: differWords(differs),
    by: `${row.version > 1 ? "Corrected" : "Given"} by ${row.givenBy}, ${dayAndTime(row.answeredAt, at)}`,
    differs,
    read: row.readAt ? `Read by ${row.readBy ?? "the council"}, ${dayAndTime(row.readAt, at)}` : null,
    sections: row.sections,
  };
}

/** The same in short, for the placement's page; null for a role that reads none, and before the child has moved in. */
export type FeedbackCardView = { lines: string[] };

/** What the placement's page says of it, in lines. */
export function viewFeedbackCard(actor: Actor, reference: string): Promise<FeedbackCardView | null> {
  return read(actor, async (tx) => {
    const placement = await readPlacement(tx, actor, reference);
    if (may(actor, "view", placement.subject) !== true) return null;
    const verdicts = await verdictsOf(tx, actor, placement);
    if (verdicts.length === 0) return null;
    return {
      lines: verdicts.map(({ title, given, whyNot }) => {
        if (given) return `${title}: ${given.standing.charAt(0).toLowerCase()}${given.standing.slice(1)}`;
        return `${title}: ${whyNot === null ? "not answered yet" : `${whyNot.charAt(0).toLowerCase()}${whyNot.slice(1)}`}`;
      }),
    };
  });
}
