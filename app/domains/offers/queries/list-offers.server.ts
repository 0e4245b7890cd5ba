import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import type { Prisma } from "~prisma/client";
import { ENDED_STATES, type OfferState } from "../offer.machine";
import { offerScope } from "../offer.scope.server";
import { endedWithSearch } from "../offer-words.rules";
import { COSTING_COLUMNS, costOfVersion } from "./offer-versions.server";

export type OfferTab = "live" | "ended";

export type OfferRow = {
  id: string;
  reference: string;
  state: OfferState;
  stateReason: string | null;
  stateSince: Date;
  heldUntil: Date | null;
  fundingStage: string | null;
  fundingSince: Date | null;
  confirmedEdition: number;
  latestEdition: number;
  endedWithSearch: boolean;
  serviceName: string;
  referralReference: string;
  headline: string;
  council: string;
  /** What it costs and when, in words; empty while it is a first draft. */
  cost: string;
  hasDraft: boolean;
};

export type OfferList = { tab: OfferTab; rows: OfferRow[]; next: string | null; further: boolean; now: Date };

export const OFFERS_PAGE_SIZE = 50;

/**
 * The provider's own offers. Live: what waits for the provider first (drafts, offers to confirm), then what is held
 * for the shortest time. Ended: the latest first, paged by key.
 */
export async function listOffers(actor: Actor, search: URLSearchParams): Promise<OfferList> {
  if (actor.kind !== "provider") return notFound();
  const tab: OfferTab = search.get("show") === "ended" ? "ended" : "live";
  const after = search.get("after") ?? undefined;
  const ended = [...ENDED_STATES];
  return read(actor, async (tx) => {
    const found = await tx.offer.findMany({
      where: { AND: [offerScope(actor), { state: tab === "ended" ? { in: ended } : { notIn: ended } }] },
      select: COLUMNS,
      orderBy:
        tab === "ended" ? [{ stateSince: "desc" }, { id: "desc" }] : [{ heldUntil: "asc" }, { id: "asc" }],
      take: OFFERS_PAGE_SIZE + 1,
      ...(isId(after) ? { cursor: { id: after }, skip: 1 } : {}),
    });
    const rows = found.slice(0, OFFERS_PAGE_SIZE);
    const names = await serviceFacts(
      tx,
      rows.map((row) => row.serviceId),
    );
    const councils = await tx.organisation.findMany({
      where: { id: { in: [...new Set(rows.map((row) => row.councilId))] } },
      select: { id: true, name: true },
    });
    const views = rows.map(
      (row): OfferRow => ({
        id: row.id,
        reference: row.reference,
        state: row.state as OfferState,
        stateReason: row.stateReason,
        stateSince: row.stateSince,
        heldUntil: row.heldUntil,
        fundingStage: row.fundingStage,
        fundingSince: row.fundingSince,
        confirmedEdition: row.confirmedEdition,
        latestEdition: row.delivery.editionNumber,
        endedWithSearch: endedWithSearch({ ...row, state: row.state as OfferState }, row.delivery),
        serviceName: names.get(row.serviceId)?.name ?? "A service",
        referralReference: row.delivery.reference,
        headline: row.delivery.headline,
        council: councils.find((one) => one.id === row.councilId)?.name ?? "",
        cost: row.versions[0] ? costOfVersion(row.versions[0]).sentence : "",
        hasDraft: row.drafts !== null,
      }),
    );
    const last = rows.at(-1);
    return {
      tab,
      rows: tab === "ended" ? views : [...views].sort((a, b) => waits(a) - waits(b)),
      next: found.length > OFFERS_PAGE_SIZE && last ? last.id : null,
      further: isId(after),
      now: now(),
    };
  });
}

const COLUMNS = {
  id: true,
  reference: true,
  state: true,
  stateReason: true,
  stateSince: true,
  heldUntil: true,
  fundingStage: true,
  fundingSince: true,
  confirmedEdition: true,
  serviceId: true,
  councilId: true,
  drafts: { select: { offerId: true } },
  versions: { select: COSTING_COLUMNS, orderBy: { number: "desc" }, take: 1 },
  delivery: {
    select: { reference: true, headline: true, editionNumber: true, searchState: true, searchReason: true },
  },
} as const satisfies Prisma.OfferSelect;

/** 0 for what the provider must do something about, 1 for what waits for the council. */
function waits(row: OfferRow): number {
  const unconfirmed = row.state !== "accepted" && row.confirmedEdition < row.latestEdition;
  return row.state === "draft" || row.hasDraft || unconfirmed ? 0 : 1;
}
