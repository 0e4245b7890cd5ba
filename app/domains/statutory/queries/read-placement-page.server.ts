import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type HighCost, readHighCost } from "~/domains/agreements/queries/high-cost.server";
import { readLeavingCare } from "~/domains/agreements/queries/leaving-care.server";
import { type AbsenceRow, readAbsences } from "~/domains/agreements/queries/list-absences.server";
import { type ChangeRow, readChanges } from "~/domains/agreements/queries/list-changes.server";
import {
  type PhoneRecord,
  type PhoneStage,
  phoneRecord,
  phoneStage,
} from "~/domains/agreements/queries/phone-record.server";
import { type PlacementReviews, readReviews } from "~/domains/agreements/queries/read-reviews.server";
import { readStepDown, type StepDown } from "~/domains/agreements/queries/read-step-down.server";
import type { WhoPays } from "~/domains/agreements/queries/read-who-pays.server";
import { type FundingTerms, fundingTerms } from "~/domains/agreements/queries/view-funding-terms.server";
import { type PlacementView, readPlacement } from "~/domains/agreements/queries/view-placement.server";
import {
  type PlacementSearches,
  readSearchesOf,
} from "~/domains/agreements/queries/view-search-again.server";
import { whoPaysCard } from "~/domains/agreements/queries/view-who-pays.server";
import { readStatutoryLine } from "./statutory-line.server";

export type PlacementPageView = {
  placement: PlacementView;
  absences: AbsenceRow[];
  changes: ChangeRow[];
  /** What the law asks of the council, in a line; null for a provider and where the reader sees none of it. */
  missing: string | null;
  /** Who pays for the children of its referral, for the council alone. */
  whoPays: WhoPays | null;
  /** On what and until when its funding is authorised, for the council alone. */
  funding: FundingTerms | null;
  /** That it was made by phone: for the council who authorised it, for the provider the stage of its funding. */
  byPhone: PhoneRecord | null;
  phoneStage: PhoneStage | null;
  /** Its statutory reviews, for the council's people who read referrals. */
  reviews: PlacementReviews | null;
  /** Where the child should live next, for both sides. */
  stepDown: StepDown | null;
  /** What it costs at review, for those of the council who read that. */
  highCost: HighCost | null;
  /** What is missing before the young person leaves care, for those who may know the child. */
  leavingCare: { words: string; missing: boolean } | null;
  /** The searches that follow it, for the council alone. */
  searches: PlacementSearches | undefined;
};

/** The page of a placement as two domains fill it, in a transaction of the caller. 404 and 403 as for the placement. */
export async function readPlacementPage(tx: Tx, actor: Actor, reference: string): Promise<PlacementPageView> {
  const placement = await readPlacement(tx, actor, reference);
  return {
    placement,
    absences: await readAbsences(tx, actor, placement.reference, placement.side),
    changes: await readChanges(tx, actor, placement.reference),
    missing: actor.kind === "council" ? await readStatutoryLine(tx, actor, placement.reference) : null,
    whoPays: await whoPaysCard(tx, actor, placement.referral),
    funding: placement.offer ? await fundingTerms(tx, actor, { reference: placement.offer }) : null,
    byPhone: await phoneRecord(tx, actor, placement),
    phoneStage: await phoneStage(tx, actor, placement),
    reviews: await readReviews(tx, actor, placement),
    stepDown: await readStepDown(tx, actor, placement),
    highCost: await readHighCost(tx, actor, placement),
    leavingCare: await readLeavingCare(tx, actor, placement),
    searches: await readSearchesOf(tx, actor, placement),
  };
}
