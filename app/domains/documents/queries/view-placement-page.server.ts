import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { PlacementView } from "~/domains/agreements/queries/view-placement.server";
import {
  type PlacementPageView as BelowView,
  readPlanPage,
} from "~/domains/arrivals/queries/view-placement-page.server";
import { type FeedbackCardView, feedbackCard } from "~/domains/feedback/queries/feedback-card.server";
import { DOCUMENTS_IN, may } from "../document.policy";
import { documentTitle } from "../report.rules";
import { handedInOf, missingOf } from "./handed-in.server";
import { placementIdsOf } from "./view-reports.server";

/** What the page of a placement says of its reports, in a line each; null where there are none for the reader. */
export type ReportsCard = { lines: string[]; late: boolean };

export type PlacementPageView = BelowView & {
  feedback: FeedbackCardView | null;
  reports: ReportsCard | null;
};

/** What the page of a placement has from here down, in the transaction of whoever fills the rest of it. */
export async function readReportsPage(tx: Tx, actor: Actor, reference: string): Promise<PlacementPageView> {
  const page = await readPlanPage(tx, actor, reference);
  return {
    ...page,
    feedback: await feedbackCard(tx, actor, page.placement),
    reports: await reportsCard(tx, actor, page.placement),
  };
}

async function reportsCard(tx: Tx, actor: Actor, placement: PlacementView): Promise<ReportsCard | null> {
  if (!DOCUMENTS_IN.some((state) => state === placement.state)) return null;
  // Who may open one is asked where it can be opened: the card names kinds and months alone.
  const subject = { ...placement.subject, assignedTo: [], told: false };
  if (may(actor, "view", subject) !== true) return null;
  const { id } = await placementIdsOf(tx, placement);
  const handedIn = await handedInOf(tx, actor, id);
  const missing = await missingOf(tx, placement, id, handedIn);
  const late = missing.filter((one) => one.late !== null || one.asked !== null);
  const ready = handedIn.filter(({ state }) => state === "ready");
  const unread = ready.filter(({ isRead }) => !isRead).length;
  const [latest] = ready;
  return {
    late: late.length > 0,
    lines: [
      ...late.map(
        ({ title, late, asked }) =>
          `${title}: ${late ?? "not uploaded"}${asked ? ", asked for by the council" : ""}`,
      ),
      ...(unread > 0
        ? [unread === 1 ? "1 report is not marked as read" : `${unread} reports are not marked as read`]
        : []),
      ...(latest
        ? [`Newest: ${documentTitle(latest.kind, latest.coversOn)}`]
        : ["No report has been uploaded yet"]),
    ],
  };
}
