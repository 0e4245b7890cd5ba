import type { Actor } from "~/domains/access/actor";
import { organiserPathsOf } from "~/domains/access/navigation";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { dayAndTime, remaining } from "~/platform/time";
import { addWorkingDays } from "~/platform/working-days";
import { may } from "../confirmation.policy";

export type WaitingProvider = {
  id: string;
  to: string;
  name: string;
  /** "Brought on by Priya Nandakumar of Wolverhampton, Monday 23 November at 4pm". */
  asked: string;
  /** "3 hours". */
  age: string;
  /** A working day has gone by. */
  late: boolean;
  /** Whether this person may decide; else why not. */
  why: string | null;
};

/** The providers that wait for a second person, the longest first, with what each waits for. */
export function listConfirmations(
  actor: Actor,
): Promise<{ confirms: boolean; providers: WaitingProvider[] }> {
  return read(actor, async (tx) => {
    const rows = await tx.providerConfirmation.findMany({
      where: { state: "waiting" },
      orderBy: { askedAt: "asc" },
      take: 200,
    });
    const names = await tx.organisation.findMany({
      where: { id: { in: rows.map(({ providerId }) => providerId) } },
      select: { id: true, name: true },
    });
    const at = now();
    return {
      confirms: may(actor, "see", null) === true,
      providers: rows.map((row) => {
        const permission = may(actor, "decide", row);
        return {
          id: row.id,
          to: organiserPathsOf(actor).confirmation(row.id),
          name: names.find(({ id }) => id === row.providerId)?.name ?? "A provider",
          asked: `Added by ${row.askedByName} of ${row.askedForName}, ${dayAndTime(row.askedAt, at)}`,
          age: remaining(row.askedAt, at).words,
          late: addWorkingDays(row.askedAt, 1) < at,
          why: permission === true ? null : permission.message,
        };
      }),
    };
  });
}
