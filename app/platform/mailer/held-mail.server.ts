import { now } from "../clock.server";
import type { Tx } from "../database/transaction.server";

/** A mail of the outbox that its reader wants together with others. */
export type HeldMail = { id: string; organisationId: string | null; template: string; props: unknown };

/** The ids of the people for whom mail is held that nothing has become of yet. */
export async function peopleWithHeldMail(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ personId: string }[]>`
    select distinct to_person_id as "personId" from outgoing_messages
     where held_at is not null and digested_at is null and withheld_at is null`;
  return rows.map(({ personId }) => personId);
}

/** What is held for a person, the oldest first, locked; what another worker has locked is left to it. */
export function lockHeldMail(tx: Tx, personId: string): Promise<HeldMail[]> {
  return tx.$queryRaw<HeldMail[]>`
    select id, organisation_id as "organisationId", template, props from outgoing_messages
     where to_person_id = ${personId}::uuid and held_at is not null and digested_at is null and withheld_at is null
     order by created_at, id for no key update skip locked`;
}

/** Held no longer: it has become a part of a mail of the day, or its reader is not told it any more. */
export async function settleHeldMail(
  tx: Tx,
  mails: readonly HeldMail[],
  how: "digested" | "withheld",
): Promise<void> {
  if (mails.length === 0) return;
  await tx.outgoingMessage.updateMany({
    where: { id: { in: mails.map(({ id }) => id) } },
    data: how === "digested" ? { digestedAt: now() } : { withheldAt: now() },
  });
}
