import type { Actor } from "~/domains/access/actor";
import { namesOfPeople, type PersonName } from "~/domains/access/queries/names-of-people.server";
import { type Tx, write } from "~/domains/access/transactions.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { findSent } from "~/domains/routing/queries/find-sent.server";
import { readReleasedIdentity } from "~/domains/vault/queries/read-released-identity.server";
import { now } from "~/platform/clock.server";
import { forbidden, missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { dayAndTime } from "~/platform/time";
import { type ContactDetails, contactDetails } from "../queries/contact-details.server";
import { releaseScope } from "../release.scope.server";
import { type ToldRow, toldRows } from "../released-identity.rules";

export type IdentityView = ContactDetails & {
  reference: string;
  headline: string;
  service: string;
  /** One list of rows a child. */
  children: ToldRow[][];
  releasedBy: string;
  releasedAt: string;
  until: string | null;
  contact: PersonName | null;
  looked: string;
};

const NOT_RELEASED = forbidden("Who the child is has not been released to you, or it was closed again.");

/**
 * Stage 2 for the eyes of the person whom a release names; the look is written by the database before it gives
 * anything. `forbidden`: this person holds no release of this referral (any more).
 */
export function lookAtIdentity(actor: Actor, reference: string): Promise<Result<IdentityView, Refusal>> {
  return write<IdentityView, Refusal>(actor, undefined, async (tx) => {
    const release = await findRelease(tx, actor, reference);
    if (release === null) return err(missing());
    const at = now();
    if (release === "none" || (release.until && release.until <= at)) return err(NOT_RELEASED);
    const identities = await readReleasedIdentity(actor, release.id);
    if (!identities.ok || identities.value.length === 0) return err(NOT_RELEASED);
    const people = await namesOfPeople(tx, [release.releasedById, release.contactId]);
    const services = await serviceFacts(tx, [release.serviceId]);
    return ok({
      ...(await contactDetails(tx, release.delivery)),
      reference: release.delivery.reference,
      headline: release.delivery.headline,
      service: services.get(release.serviceId)?.name ?? "your service",
      children: identities.value.map(({ fields }) => toldRows(fields, at)),
      releasedBy: people.get(release.releasedById)?.name ?? "an officer of the council",
      releasedAt: dayAndTime(release.releasedAt, at),
      until: release.until ? dayAndTime(release.until, at) : null,
      contact: release.contactId ? (people.get(release.contactId) ?? null) : null,
      looked: dayAndTime(at, at),
    });
  });
}

async function findRelease(tx: Tx, actor: Actor, reference: string) {
  const delivery = await findSent(tx, actor, reference);
  if (!delivery) return null;
  const release = await tx.informationRelease.findFirst({
    where: { AND: [releaseScope(actor), { referralId: delivery.referralId, endedAt: null }] },
    select: {
      id: true,
      serviceId: true,
      releasedById: true,
      releasedAt: true,
      contactId: true,
      until: true,
    },
    orderBy: { releasedAt: "desc" },
  });
  return release ? { ...release, delivery } : "none";
}
