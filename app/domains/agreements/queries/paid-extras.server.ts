import type { Tx } from "~/domains/access/transactions.server";
import { feeWords } from "./fee-words.server";

/**
 * The extras of a placement that are paid for an outcome, by the fee lines of the newest issued agreement: the lines of the
 * accepted costing that were charged on top with what they are to achieve, which stand in the same order.
 */
export async function paidExtras(tx: Tx, placementId: string): Promise<{ id: string; words: string }[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select f.id
      from placements p
      join agreements a on a.acceptance_id = p.acceptance_id
      join agreement_versions v on v.agreement_id = a.id and v.number = a.version_number
      join fee_lines f on f.agreement_version_id = v.id
      join offers o on o.id = p.offer_id
      join offer_versions w on w.offer_id = o.id and w.number = o.version_number
      join costing_lines c on c.offer_version_id = w.id and c.position = f.position and c.kind = f.kind
     where p.id = ${placementId}::uuid and c.charge = 'extra' and c.outcome <> ''
     order by f.position`;
  const words = await feeWords(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id }) => ({ id, words: words.get(id)?.words ?? "An extra" }));
}
