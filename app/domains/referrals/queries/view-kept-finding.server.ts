import type { Actor } from "~/domains/access/actor";
import type { GateItemView } from "./gate-views.server";
import { type GateView, viewGate } from "./view-gate.server";

export type KeptFinding = Pick<GateView, "reference" | "headline"> & {
  item: GateItemView | null;
  /** Why this person does not decide, in words; null when they do. */
  whyNot: string | null;
};

/** Something known that was left in, for the second person. Throws 404 with the referral. */
export async function viewKeptFinding(actor: Actor, reference: string, term: string): Promise<KeptFinding> {
  const { headline, items, whyNot } = await viewGate(actor, reference);
  const item = items.find((one) => one.term === term && one.state === "second-person") ?? null;
  return { reference, headline, item, whyNot: whyNot ?? reasonAgainst(item) };
}

function reasonAgainst(item: GateItemView | null): string | null {
  if (!item) return "Nothing here needs a second person now";
  return item.by?.me ? "You left it in, so somebody else has to agree" : null;
}
