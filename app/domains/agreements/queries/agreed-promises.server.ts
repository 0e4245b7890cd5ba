import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { agreementScope } from "../agreement/agreement.scope.server";
import type { AgreementContent } from "../agreement/agreement-content.rules";
import { feeName } from "../agreement/agreement-words.rules";

/** What the newest issued version of a placement's agreement says of the child's care, and the extras that are paid for. */
export type AgreedPromises = {
  terms: { education: string; health: string; familyTime: string };
  extras: string[];
};

const NOT_EXTRA: readonly string[] = ["core", "discount"];

/** The same for a side of the placement; null where nothing was issued. In the caller's transaction. */
export async function agreedPromises(
  tx: Tx,
  actor: Actor,
  { acceptanceId }: { acceptanceId: string },
): Promise<AgreedPromises | null> {
  const row = await tx.agreementVersion.findFirst({
    where: { agreement: { AND: [agreementScope(actor), { acceptanceId }] } },
    select: { content: true },
    orderBy: { number: "desc" },
  });
  if (!row) return null;
  // Written by `writeVersion` alone, and never changed.
  const { terms, fees } = row.content as unknown as AgreementContent;
  const { education, health, familyTime } = terms;
  return {
    terms: { education, health, familyTime },
    extras: fees.filter(({ kind, pace }) => !NOT_EXTRA.includes(kind) && pace !== "included").map(feeName),
  };
}
