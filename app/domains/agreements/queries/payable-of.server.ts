import type { Tx } from "~/domains/access/transactions.server";
import { type PayableLine, within } from "../agreement/payable.rules";
import { agreedFees } from "./agreed-fees.server";
import { feeWords } from "./fee-words.server";

/**
 * What is payable for a placement on nights from one to another, both included, line by line, in words and by which decision:
 * what pages show. The fees are those of `agreedFees`, from which payments are worked out; a single night is `linesOn` of it.
 *
 * @returns lines in the order of the agreement, then of the changes; nothing of nights before the child moved in or after the
 * last one, nor of what is in the core fee; `to` of each is a night, never open. Empty while nobody has moved in
 */
export async function payableOf(
  tx: Tx,
  placementId: string,
  period: { from: string; to: string },
): Promise<PayableLine[]> {
  const agreed = await agreedFees(tx, placementId);
  if (!agreed?.firstNight) return [];
  const nights = { from: agreed.firstNight, to: agreed.lastNight ?? "" };
  const words = await feeWords(
    tx,
    agreed.fees.map(({ id }) => id),
  );
  return agreed.fees.flatMap(({ id, pace, ...fee }): PayableLine[] => {
    if (pace === "included") return [];
    const { kind = "", description = "" } = words.get(id) ?? {};
    const line = within({ ...fee, pace, kind, description }, nights, period);
    return line ? [line] : [];
  });
}
