import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { refusalOf } from "~/platform/refusal";
import { addDays, columnOfDay, dayOfColumn, londonDate } from "~/platform/time";
import { may } from "../payment-document.policy";

/** What can be billed together: a council and a period of its calendar. `of` is what the form sends. */
export type Billable = {
  of: string;
  council: string;
  from: string;
  to: string;
  placements: number;
  pence: number;
};

/** So long ago a period is listed. */
const LISTED_DAYS = 186;
const MAX_ROWS = 60;

/** The councils and periods of which the actor's organisation expects something, newest first; 403 for a role that sends none. */
export function viewBillable(actor: Actor): Promise<{ billable: Billable[] }> {
  return read(actor, async (tx) => {
    const allowed = may(actor, "send", null);
    if (allowed !== true) throw new RefusedPage(refusalOf(allowed));
    const rows = await tx.expectedLine.groupBy({
      by: ["councilId", "periodFrom", "periodTo", "placementId"],
      where: {
        providerId: actor.organisationId,
        supersededAt: null,
        periodTo: { gte: columnOfDay(addDays(londonDate(now()), -LISTED_DAYS)) },
      },
      _sum: { pence: true },
    });
    const councils = await tx.organisation.findMany({
      where: { id: { in: [...new Set(rows.map(({ councilId }) => councilId))] } },
      select: { id: true, name: true },
    });
    const names = new Map(councils.map(({ id, name }) => [id, name]));
    const found = new Map<string, Billable>();
    for (const { councilId, periodFrom, periodTo, _sum } of rows) {
      const [from, to] = [dayOfColumn(periodFrom), dayOfColumn(periodTo)];
      const of = `${councilId} ${from} ${to}`;
      const one = found.get(of) ?? {
        of,
        council: names.get(councilId) ?? "",
        from,
        to,
        placements: 0,
        pence: 0,
      };
      found.set(of, { ...one, placements: one.placements + 1, pence: one.pence + (_sum.pence ?? 0) });
    }
    const billable = [...found.values()].sort(
      (one, other) => other.from.localeCompare(one.from) || one.council.localeCompare(other.council),
    );
    return { billable: billable.slice(0, MAX_ROWS) };
  });
}
