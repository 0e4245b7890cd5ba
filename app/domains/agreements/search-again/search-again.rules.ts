/** When the next home of a child in a placement is searched for, and why. Pure. */
import { REFERRAL_STATE_WORDS, type ReferralState } from "~/domains/referrals/referral.machine";
import { endReasonWords } from "../placement/end-reasons.options";
import type { PlacementState } from "../placement/placement.machine";

export type SearchablePlacement = {
  state: PlacementState;
  noticeReason: string | null;
  endReason: string | null;
};

/** A search that was begun from a placement, by the referral that searches. */
export type BegunSearch = { reference: string; reason: string; state: ReferralState; withdrawn: boolean };

const NOT_STARTED = "not-started";
const CONTINUES = "continues";

/**
 * The coded reason, as the placement itself says it; of one that goes on without notice, that the next is searched for
 * meanwhile. Null where nothing is to be searched for. The same in `prisma/sql/agreements/searches-again.sql`.
 */
export function searchReason({ state, noticeReason, endReason }: SearchablePlacement): string | null {
  switch (state) {
    case "planned":
      return null;
    case "started":
      return CONTINUES;
    case "notice-given":
      return noticeReason;
    case "ended":
      return endReason;
    case "fallen-through":
      return NOT_STARTED;
  }
}

export function searchReasonWords(code: string): string {
  if (code === NOT_STARTED) return "The placement did not start";
  return code === CONTINUES ? "The next placement, while this one continues" : endReasonWords(code);
}

/**
 * Why no search is begun from it now, in words; null when one may be. What fell through is searched on by its own referral,
 * unless that was withdrawn.
 */
export function whyNoSearch(
  placement: SearchablePlacement,
  referral: { reference: string; state: string },
  searches: readonly Pick<BegunSearch, "reference" | "withdrawn">[],
): string | null {
  const open = searches.find(({ withdrawn }) => !withdrawn);
  if (open) return `Referral ${open.reference} is already the new search for this child`;
  const reason = searchReason(placement);
  if (reason === null) return "The child has not moved in yet";
  if (reason === "died") return "The child has died";
  if (reason === NOT_STARTED && referral.state !== "withdrawn")
    return `Continue the search on referral ${referral.reference}, which was not withdrawn`;
  return null;
}

/** "Draft", "Searching": how a search that was begun stands. */
export function searchStateWords(state: string): string {
  return (REFERRAL_STATE_WORDS as Readonly<Record<string, string>>)[state] ?? state;
}
