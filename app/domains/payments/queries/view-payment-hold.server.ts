import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import {
  findPlacement,
  type NamedPlacement,
  namedPlacement,
} from "~/domains/agreements/queries/find-placement.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { fullDayAndTime } from "~/platform/time";
import { holdOutcomeWords, holdOwnerWords, holdReason } from "../payment-hold.options";
import { may } from "../payment-hold.policy";
import { type Holdable, holdable } from "./holdable.server";
import { findHold, type StoredHold } from "./stored-holds.server";

/** A hold as a page says it. */
export type HoldView = {
  id: string;
  version: number;
  pence: number;
  reason: string;
  /** Whether it stops the 30 days of these pence. */
  disputes: boolean;
  owner: string;
  words: string;
  /** The moment at which it was held and the provider told. */
  told: string;
  /** What came of it and when; null while it is held. */
  released: string | null;
};

export function holdView(hold: StoredHold): HoldView {
  const { id, version, pence, reason, owner, words, heldAt, outcome, releasedAt } = hold;
  const { label, disputes } = holdReason(reason);
  return {
    ...{ id, version, pence, disputes, reason: label, owner: holdOwnerWords(owner) },
    words: words === "" ? "Removed with the child’s record." : words,
    told: fullDayAndTime(heldAt),
    released: releasedAt && `${holdOutcomeWords(outcome)}. Released on ${fullDayAndTime(releasedAt)}`,
  };
}

/** A period before something of it is held; 404 where nothing is expected of it, 403 for who holds nothing. */
export function viewNewHold(
  actor: Actor,
  reference: string,
  from: string,
): Promise<NamedPlacement & { period: Holdable }> {
  return read(actor, async (tx) => {
    const placement = await findPlacement(tx, actor, reference);
    const allowed = may(actor, "place", { ...placement, state: null });
    if (allowed !== true) return denyPage(allowed);
    const period = await holdable(tx, placement.id, from);
    return period ? { ...namedPlacement(placement), period } : notFound();
  });
}

/** A hold before it is released, with why it cannot be any more. */
export function viewHold(
  actor: Actor,
  reference: string,
  id: string,
): Promise<NamedPlacement & { period: { from: string; to: string }; hold: HoldView; whyNot: string | null }> {
  return read(actor, async (tx) => {
    const placement = await findPlacement(tx, actor, reference);
    const hold = await findHold(tx, placement.id, id);
    if (!hold) return notFound();
    const allowed = may(actor, "release", { ...placement, state: hold.state });
    if (allowed !== true && allowed.kind !== "not-now") return denyPage(allowed);
    const { from, to } = hold;
    return {
      ...namedPlacement(placement),
      period: { from, to },
      hold: holdView(hold),
      whyNot: allowed === true ? null : allowed.message,
    };
  });
}
