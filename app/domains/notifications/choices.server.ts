import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import type { Choice, Kind } from "~emails/kinds";

/** Runs `work` as the person whose choices they are: row security shows nobody another's. */
export function asPerson<T>(personId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction("reader", { "app.person_id": personId }, work);
}

/** What the person has chosen so far, by kind; what is missing is as it was at first. */
export async function readChoices(tx: Tx, personId: string): Promise<Map<string, string>> {
  const rows = await tx.notificationChoice.findMany({
    where: { personId },
    select: { kind: true, choice: true },
  });
  return new Map(rows.map(({ kind, choice }) => [kind, choice]));
}

/** Keeps choices, each in the place of the one before. */
export async function keepChoices(
  tx: Tx,
  personId: string,
  choices: readonly (readonly [Kind, Choice])[],
): Promise<void> {
  for (const [kind, choice] of choices)
    await tx.$executeRaw`
      insert into notification_choices (person_id, kind, choice, chosen_at)
      values (${personId}::uuid, ${kind}, ${choice}, ${now()}::timestamptz)
      on conflict (person_id, kind) do update set choice = excluded.choice, chosen_at = excluded.chosen_at`;
}
