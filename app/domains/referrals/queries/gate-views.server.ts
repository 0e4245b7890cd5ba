import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import type { Gate, GateItem, GatePiece } from "~/domains/anonymisation/gate/gate.rules";
import type { Tx } from "~/platform/database/transaction.server";
import { standsAs } from "../gate-row.rules";
import type { FoundReferral } from "./find-referral.server";

export type GateItemView = Omit<GateItem, "fields" | "decision"> & {
  /** "The story so far, More about the needs". */
  where: string;
  action: "mask" | "words" | "keep" | "";
  instead: string;
  reason: string;
  /** Travels with its row: how it stood when the page was opened. */
  stands: string;
  /** Who left it in; only where a second person is waited for. */
  by: { name: string; me: boolean } | null;
};

export type GateFieldView = {
  /** The page under `edit` on which the text is written. */
  page: string;
  label: string;
  original: GatePiece[];
  published: GatePiece[];
  changed: boolean;
};

/** The findings of a gate as the page of their decisions shows them. `labelOf` names a field as a person reads it. */
export async function gateItemViews(
  tx: Tx,
  actor: Actor,
  referral: FoundReferral,
  gate: Gate,
  labelOf: (field: string) => string,
): Promise<GateItemView[]> {
  const keepers = await tx.gateDecision.findMany({
    where: { referralId: referral.id, councilId: actor.organisationId, action: "keep", agreedById: null },
    select: { term: true, decidedById: true },
  });
  const people = await namesOfPeople(
    tx,
    keepers.map((one) => one.decidedById),
  );
  const nameOf = (id: string) => people.get(id)?.name ?? "A former colleague";
  return gate.items.map(({ fields, decision, ...item }) => {
    const keeper = keepers.find(({ term }) => term === item.term);
    return {
      ...item,
      where: fields.map(labelOf).join(", "),
      action: decision?.action ?? "",
      instead: decision?.instead ?? "",
      reason: decision?.reason ?? "",
      stands: standsAs({ state: item.state, decision }),
      by:
        item.state === "second-person" && keeper
          ? { name: nameOf(keeper.decidedById), me: keeper.decidedById === actor.personId }
          : null,
    };
  });
}
