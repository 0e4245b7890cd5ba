import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { may } from "../forum.policy";
import { ownedScope } from "../forum.scope.server";
import { listProviders } from "./list-providers.server";

/** A series with who is on its list, and the providers that could be. */
export function viewSeries(actor: Actor, id: string) {
  return read(actor, async (tx) => {
    const series = isId(id)
      ? await tx.forumSeries.findFirst({ where: { id, ...ownedScope(actor) } })
      : undefined;
    if (!series) return notFound();
    const allowed = may(actor, "run", series);
    if (allowed !== true) return denyPage(allowed);
    const dates = await tx.forumDate.findMany({
      where: { seriesId: series.id, ...ownedScope(actor) },
      orderBy: { startsAt: "asc" },
      select: { reference: true, title: true, state: true, startsAt: true, endsAt: true },
    });
    const guests = await tx.forumGuest.findMany({
      where: { seriesId: series.id, dateId: null },
      select: { providerId: true },
    });
    const providers = await listProviders(tx);
    const listed = new Set(guests.map(({ providerId }) => providerId));
    return {
      series,
      dates,
      guests: providers.filter(({ id: one }) => listed.has(one)),
      others: providers.filter(({ id: one }) => !listed.has(one)),
    };
  });
}
