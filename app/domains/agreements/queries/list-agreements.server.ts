import type { Actor } from "~/domains/access/actor";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import type { Prisma } from "~prisma/client";
import type { AgreementState } from "../agreement/agreement.machine";
import { type AgreementSide, type AgreementSubject, may } from "../agreement/agreement.policy";
import { acceptanceScope, agreementScope } from "../agreement/agreement.scope.server";
import { type AgreementTab, agreementTab, TAB_STATES } from "../agreement/agreement-tabs.rules";
import { type OpensSources, opensSources } from "../agreement/opened-sources.rules";

export type AgreementRow = {
  reference: string;
  state: AgreementState;
  stateSince: Date;
  versionNumber: number;
  signed: AgreementSide[];
  service: string;
  /** The other side: the provider for a council, the council for a provider. */
  other: string;
  referral: string;
  headline: string;
};

/** An accepted child for whom nobody has begun an agreement. */
export type UnwrittenRow = {
  acceptance: string;
  acceptedAt: Date;
  service: string;
  other: string;
  referral: string;
  headline: string;
};

export type AgreementList = {
  side: AgreementSide;
  tab: AgreementTab;
  unwritten: UnwrittenRow[];
  rows: AgreementRow[];
  /** Whether the reader writes agreements. */
  writes: boolean;
  opens: OpensSources;
  next: string | null;
  further: boolean;
  now: Date;
};

const PAGE = 25;
const MAX_UNWRITTEN = 50;
const OF_OFFER = {
  select: { serviceId: true, delivery: { select: { reference: true, headline: true } } },
} as const satisfies Prisma.OfferDefaultArgs;

/** The agreements of one side in one state, the newest first, paged by key; 403 where the role reads none. */
export function listAgreements(actor: Actor, search: URLSearchParams): Promise<AgreementList> {
  const side = actor.kind === "region" ? notFound() : actor.kind;
  const tab = agreementTab(side, search.get("show"));
  const after = search.get("after") ?? undefined;
  const any = someAgreement(actor);
  const permission = may(actor, "view", any);
  return read(actor, async (tx) => {
    if (permission !== true) throw new RefusedPage(refusalOf(permission));
    const found = await tx.agreement.findMany({
      where: { AND: [agreementScope(actor), { state: TAB_STATES[tab] }] },
      select: {
        id: true,
        reference: true,
        state: true,
        stateSince: true,
        versionNumber: true,
        councilId: true,
        providerId: true,
        offer: OF_OFFER,
        signatures: { select: { side: true, versionNumber: true } },
      },
      orderBy: { id: "desc" },
      take: PAGE + 1,
      ...(isId(after) ? { cursor: { id: after }, skip: 1 } : {}),
    });
    const page = found.slice(0, PAGE);
    const unwritten = tab === "to-write" && !isId(after) ? await withoutAgreement(tx, actor) : [];
    const called = await namesFor(tx, side, [...page, ...unwritten]);
    return {
      side,
      tab,
      unwritten: unwritten.map((row) => ({
        acceptance: row.id,
        acceptedAt: row.acceptedAt,
        ...called(row),
      })),
      rows: page.map((row) => ({
        reference: row.reference,
        state: row.state as AgreementState,
        stateSince: row.stateSince,
        versionNumber: row.versionNumber,
        signed: row.signatures
          .filter(({ versionNumber }) => versionNumber === row.versionNumber)
          .map((one) => one.side as AgreementSide),
        ...called(row),
      })),
      writes: may(actor, "write", any) === true,
      opens: opensSources(actor),
      next: found.length > PAGE ? (page.at(-1)?.id ?? null) : null,
      further: isId(after),
      now: now(),
    };
  });
}

/** An agreement like any of the actor's own, for what their role may do at all. */
function someAgreement(actor: Actor): AgreementSubject {
  const own = actor.organisationId;
  return {
    councilId: own,
    providerId: own,
    state: "issued",
    versionNumber: 1,
    issued: [],
    signatures: [],
  };
}

function withoutAgreement(tx: Tx, actor: Actor) {
  return tx.acceptance.findMany({
    where: {
      AND: [acceptanceScope(actor), { endedAt: null, agreementIssuedAt: null, agreements: { none: {} } }],
    },
    select: { id: true, acceptedAt: true, councilId: true, providerId: true, offer: OF_OFFER },
    orderBy: { id: "desc" },
    take: MAX_UNWRITTEN,
  });
}

type Named = {
  councilId: string;
  providerId: string;
  offer: { serviceId: string; delivery: { reference: string; headline: string } };
};

async function namesFor(tx: Tx, side: AgreementSide, rows: readonly Named[]) {
  const otherOf = (row: Named) => (side === "council" ? row.providerId : row.councilId);
  const services = await serviceFacts(
    tx,
    rows.map(({ offer }) => offer.serviceId),
  );
  const others = await tx.organisation.findMany({
    where: { id: { in: [...new Set(rows.map(otherOf))] } },
    select: { id: true, name: true },
  });
  return (row: Named) => ({
    service: services.get(row.offer.serviceId)?.name ?? "A service",
    other: others.find(({ id }) => id === otherOf(row))?.name ?? "",
    referral: row.offer.delivery.reference,
    headline: row.offer.delivery.headline,
  });
}
