import type { Actor } from "~/domains/access/actor";
import { read, type Tx } from "~/domains/access/transactions.server";
import { notFound } from "~/platform/not-found.server";
import { isLivedIn } from "../placement/placement.machine";
import { searchReason, searchReasonWords, searchStateWords } from "../search-again/search-again.rules";
import { searchesOfPlacement } from "./searches-of-placement.server";
import type { PlacementView } from "./view-placement.server";
import { readPlacementMove } from "./view-placement-move.server";

/** What a placement's page shows of the searches that follow it. */
export type PlacementSearches = {
  searches: { reference: string; state: string; reason: string }[];
  /** The page on which one is begun, where this reader may now; or where the placement goes on. */
  begins: { placement: string; continues: boolean } | null;
  /** Whether the reader may open a referral. */
  opens: boolean;
};

/** The searches of a placement that the caller has read, in its transaction; undefined where there is nothing to show. */
export async function readSearchesOf(
  tx: Tx,
  actor: Actor,
  { reference, abilities, state, opens }: PlacementView,
): Promise<PlacementSearches | undefined> {
  const found = await searchesOfPlacement(tx, actor, reference);
  if (!found) return undefined;
  const begins = abilities["search-again"] && found.whyNot === null;
  if (!begins && found.searches.length === 0) return undefined;
  return {
    searches: found.searches.map((one) => ({
      reference: one.reference,
      state: searchStateWords(one.state),
      reason: searchReasonWords(one.reason),
    })),
    begins: begins ? { placement: reference, continues: state === "started" } : null,
    opens: opens.referral,
  };
}

/** A placement before a search for the child's next home is begun. */
export type SearchAgainView = Pick<
  PlacementView,
  "reference" | "version" | "child" | "service" | "provider" | "referral"
> & {
  reason: string;
  /** The placement goes on: the search is for the next one. */
  continues: boolean;
  /** The child lives there now. */
  livedIn: boolean;
  whyNot: string | null;
};

/** 404 where the actor may not see the placement, 403 for a role. */
export function viewSearchAgain(actor: Actor, reference: string): Promise<SearchAgainView> {
  return read(actor, async (tx) => {
    const { placement, move } = await readPlacementMove(tx, actor, reference, "search-again");
    const found = await searchesOfPlacement(tx, actor, reference);
    if (!found) return notFound();
    const { version, child, service, provider, referral, state } = placement;
    return {
      ...{ reference: placement.reference, version, child, service, provider, referral },
      reason: searchReasonWords(searchReason(found.placement) ?? ""),
      continues: state === "started",
      livedIn: isLivedIn(state),
      whyNot: move.whyNot ?? found.whyNot,
    };
  });
}
