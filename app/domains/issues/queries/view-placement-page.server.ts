import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import {
  type PlacementPageView as BelowView,
  readReportsPage,
} from "~/domains/documents/queries/view-placement-page.server";
import { type IssuesCardView, issuesCard } from "./list-issues.server";

export type PlacementPageView = BelowView & { issues: IssuesCardView | null };

/** The page of a placement, which six domains fill, as it is at one moment. 404 and 403 as for the placement. */
export function viewPlacementPage(actor: Actor, reference: string): Promise<PlacementPageView> {
  return read(actor, async (tx) => {
    const page = await readReportsPage(tx, actor, reference);
    return { ...page, issues: await issuesCard(tx, actor, page.placement) };
  });
}
