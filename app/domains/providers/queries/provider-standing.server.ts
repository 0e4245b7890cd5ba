import type { Tx } from "~/domains/access/transactions.server";
import { type Standing, standingOf } from "../confirmation.rules";

/** Whether an organisation that answers for services is confirmed; one that nobody knows is refused. */
export async function providerStanding(tx: Tx, providerId: string): Promise<Standing> {
  const provider = await tx.organisation.findUnique({
    where: { id: providerId },
    select: { standing: true },
  });
  return provider ? standingOf(provider.standing) : "refused";
}
