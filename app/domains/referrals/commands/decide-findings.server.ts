import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";
import type { GateItemInput } from "../gate.schema";
import { type DecidedFindings, decideItems } from "./decide-items.server";
import { gateToDecide } from "./gate-to-decide.server";

export type DecideFindings = {
  reference: string;
  items: GateItemInput[];
  /** Also mask, as suggested, whatever nobody has decided. */
  maskTheRest: boolean;
  idempotency?: Idempotency<DecidedFindings>;
};

/**
 * Writes down what a person decided of what the gate found in the pages of a referral: masked as suggested, replaced by
 * words of their own, or left in with a reason. Errors as for every command at the gate; `conflict` where a colleague
 * decided a finding otherwise since the page was opened, `invalid` for own words that say who the child is.
 */
export function decideFindings(
  actor: Actor,
  input: DecideFindings,
): Promise<Result<DecidedFindings, Refusal>> {
  return write<DecidedFindings, Refusal>(actor, input.idempotency, async (tx) => {
    const loaded = await gateToDecide(tx, actor, input.reference);
    if (!loaded.ok) return loaded;
    return decideItems(tx, actor, loaded.value, { ...input, about: "pages" });
  });
}
