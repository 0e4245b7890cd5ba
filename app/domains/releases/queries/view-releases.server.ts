import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { workingHeadline } from "~/domains/referrals/headline.rules";
import {
  assignedTo,
  type FoundReferral,
  findReferral,
} from "~/domains/referrals/queries/find-referral.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { refusalOf } from "~/platform/refusal";
import { dayAndTime } from "~/platform/time";
import { may, type ReleaseAction, releaseAbilities } from "../release.policy";
import { ENDED_BECAUSE, type EndedBecause } from "../release.rules";
import { releaseScope } from "../release.scope.server";
import { type LookKey, listLooks, lookKey } from "./list-looks.server";
import { releasePlaces } from "./release-places.server";

/** Rows of the log on one page. */
const PAGE_SIZE = 25;

export type ReleaseRow = {
  id: string;
  person: string;
  service: string;
  provider: string;
  emergency: boolean;
  reason: string;
  releasedBy: string;
  releasedAt: string;
  until: string | null;
  ended: { at: string; because: string; by: string | null; reason: string | null } | null;
};

/**
 * Who knows who the child is: releases, the services at which there may be more, and the log of looks. 404 where the
 * actor does not see the referral, 403 for a role that does not read the log.
 */
export function viewReleases(actor: Actor, reference: string, after?: LookKey) {
  return read(actor, async (tx) => {
    const { referral, subject } = await referralFor(tx, actor, reference, "read-log");
    const at = now();
    const purpose = referral.content.draft.purpose?.purpose ?? null;
    const places = await releasePlaces(tx, actor, { id: referral.id, purpose });
    const { rows, more } = await listLooks(tx, actor, referral.id, { take: PAGE_SIZE, after });
    const last = rows.at(-1);
    const detail = await tx.fullerDetail.findFirst({
      where: { referralId: referral.id, councilId: actor.organisationId },
      select: { checkedAt: true },
    });
    const terms = await tx.termsAcceptance.count({
      where: { referralId: referral.id, councilId: actor.organisationId },
    });
    return {
      ...headOf(referral),
      places,
      releases: await releaseRows(tx, actor, referral.id, at),
      detail: detail ? (detail.checkedAt ? "written" : "unchecked") : "none",
      terms,
      looks: rows.map((row) => ({ ...row, when: dayAndTime(row.at, at) })),
      next: more && last ? lookKey(last) : null,
      first: after === undefined,
      abilities: releaseAbilities(actor, subject),
    };
  });
}

export type ReleasesView = Awaited<ReturnType<typeof viewReleases>>;

/** The referral for a page of releases; thrown: 404, or 403 with the words. */
export async function referralFor(tx: Tx, actor: Actor, reference: string, action: ReleaseAction) {
  const referral = await findReferral(tx, actor, reference);
  if (!referral) return notFound();
  const subject = { ...referral, assignedTo: assignedTo(referral) };
  const allowed = may(actor, action, subject);
  if (allowed !== true)
    throw new RefusedPage(refusalOf(allowed, { tried: "release", referralId: referral.id }));
  return { referral, subject };
}

export function headOf(referral: FoundReferral): { reference: string; headline: string } {
  const { serviceKind } = referral.content.draft.purpose ?? {};
  return { reference: referral.reference, headline: workingHeadline({ ...referral.child, serviceKind }) };
}

async function releaseRows(tx: Tx, actor: Actor, referralId: string, at: Date): Promise<ReleaseRow[]> {
  const rows = await tx.informationRelease.findMany({
    where: { AND: [releaseScope(actor), { referralId }] },
    orderBy: [{ releasedAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  const people = await namesOfPeople(
    tx,
    rows.flatMap((row) => [row.personId, row.releasedById, row.endedById]),
  );
  const services = await serviceFacts(
    tx,
    rows.map(({ serviceId }) => serviceId),
  );
  const providers = await tx.organisation.findMany({
    where: { id: { in: rows.map(({ providerId }) => providerId) } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string) => people.get(id)?.name ?? "somebody who has left";
  return rows.map((row) => ({
    id: row.id,
    person: nameOf(row.personId),
    service: services.get(row.serviceId)?.name ?? "A service",
    provider: providers.find(({ id }) => id === row.providerId)?.name ?? "A provider",
    emergency: row.emergency,
    reason: row.reason,
    releasedBy: row.releasedById === actor.personId ? "you" : nameOf(row.releasedById),
    releasedAt: dayAndTime(row.releasedAt, at),
    until: row.until ? dayAndTime(row.until, at) : null,
    ended: row.endedAt
      ? {
          at: dayAndTime(row.endedAt, at),
          because: ENDED_BECAUSE[row.endedBecause as EndedBecause] ?? "It ended",
          by: row.endedById ? (row.endedById === actor.personId ? "you" : nameOf(row.endedById)) : null,
          reason: row.endedReason,
        }
      : null,
  }));
}
