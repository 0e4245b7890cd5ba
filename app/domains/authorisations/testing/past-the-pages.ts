import type { Actor } from "~/domains/access/actor";
import { type Tx, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { ok } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";

/** What somebody writes past the pages, as the database answers it. */
export function past(actor: Actor, work: (tx: Tx) => Promise<unknown>): Promise<"written" | "refused"> {
  return write<null, never>(actor, undefined, async (tx) => {
    await work(tx);
    return ok(null);
  }).then(
    () => "written",
    () => "refused",
  );
}

/** Authorises funding past the pages, in the place of another where one is named. */
export function authorises(id: string, by: Actor, decidedForId: string | null) {
  return past(by, (tx) =>
    tx.authorisation.updateMany({
      where: { id },
      data: { state: "authorised", decidedById: by.personId, decidedForId, decidedAt: now() },
    }),
  );
}

/** Names a deputy for today past the pages. */
export function makesDeputy(
  by: Actor,
  absent: Actor,
  deputy: Actor,
  more: { id?: string; firstDay?: Date } = {},
) {
  const today = columnOfDay(londonDate(now()));
  return past(by, (tx) =>
    tx.fundingDeputy.create({
      data: {
        id: newId(),
        councilId: by.organisationId,
        absentId: absent.personId,
        deputyId: deputy.personId,
        firstDay: today,
        lastDay: today,
        namedById: by.personId,
        namedAt: now(),
        ...more,
      },
    }),
  );
}
