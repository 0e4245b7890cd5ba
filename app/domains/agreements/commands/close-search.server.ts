import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { lockSearch } from "~/domains/authorisations/commands/lock-search.server";
import { CLOSE_REASONS, type CloseReason } from "~/domains/referrals/close-reasons.options";
import { referralToChange, transitionReferral } from "~/domains/referrals/commands/move-referral.server";
import { clearForProviders } from "~/domains/referrals/queries/clear-for-providers.server";
import { closeDeliveries } from "~/domains/routing/commands/search-state.server";
import { type ClearedText, ownWords } from "~/platform/cleared-text";
import { missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { endLiveOffers, notifySearchEnded } from "./end-offers.server";
import type { Ended } from "./withdraw-referral.server";

export type CloseInput = {
  reference: string;
  version: number;
  closed: CloseReason;
  /** Read by the council alone, unless the reason is "other": then providers read it too. */
  note: string;
  idempotency?: Idempotency<Ended>;
};

/** What providers are told for a coded reason: where the child is instead is nobody else's business. */
function closureMessage(closed: CloseReason, note: ClearedText): ClearedText {
  if (closed === "no-offers") return ownWords("The council ended this search without a placement");
  if (closed === "other") return note;
  return ownWords("The child's needs are met in another way");
}

/**
 * Closes a search that ends without an offer accepted, for a coded reason: live offers are not selected, deliveries
 * close, everybody asked is told. It can be opened again.
 */
export function closeSearch(actor: Actor, input: CloseInput): Promise<Result<Ended, Refusal>> {
  return write<Ended, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await referralToChange(tx, actor, { ...input, action: "close" });
    if (!found.ok) return found;
    const search = await lockSearch(tx, actor, input.reference);
    if (!search) return err(missing());
    const { referral } = search;
    const told = await clearForProviders(tx, actor, referral.id, {
      note: input.closed === "other" ? input.note : "",
    });
    if (!told.ok) return told;
    const reason = closureMessage(input.closed, told.value.note);
    const ended = await endLiveOffers(tx, actor, search, { wordsFor: () => reason });
    if (!ended.ok) return ended;
    const moved = await transitionReferral(tx, actor, referral, {
      event: "close",
      kind: "search-closed",
      reason: input.note === "" ? null : input.note,
      stateReason: [CLOSE_REASONS[input.closed], input.note].filter(Boolean).join(": "),
      data: { closed: input.closed },
    });
    if (!moved.ok) return moved;
    const closed = await closeDeliveries(tx, actor, referral, { searchState: "closed", reason });
    const about = `closed:${referral.version}`;
    const count = await notifySearchEnded(tx, closed, { about, ended: ended.value });
    return ok({ reference: referral.reference, told: count });
  });
}
