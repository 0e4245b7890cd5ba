import type { Tx } from "~/domains/access/transactions.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { type Standing, standingOf } from "../confirmation.rules";
import { TELL_STANDING } from "../provider.jobs";

/**
 * After the database has written an invitation of a provider's first admin: how the provider stands with it, and where
 * it waits for a second person the job that tells the hub and the councils concerned.
 */
export async function askSecondPerson(tx: Tx, providerId: string): Promise<Standing> {
  const waiting = await tx.providerConfirmation.findFirst({
    where: { providerId, state: "waiting" },
    select: { id: true },
  });
  const provider = await tx.organisation.findUnique({
    where: { id: providerId },
    select: { standing: true },
  });
  if (waiting)
    await enqueue(tx, TELL_STANDING, { confirmationId: waiting.id }, { key: `${waiting.id}:asked` });
  return standingOf(provider?.standing);
}
