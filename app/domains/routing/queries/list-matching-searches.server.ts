import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read, type Tx } from "~/domains/access/transactions.server";
import { standingOf } from "~/domains/providers/confirmation.rules";
import { findOutcodes } from "~/domains/providers/queries/find-outcodes.server";
import { findOwner } from "~/domains/providers/queries/find-owner.server";
import { loadRegister } from "~/domains/providers/queries/load-register.server";
import type { RegisterService } from "~/domains/providers/register-service.rules";
import { distinctTitle } from "~/domains/providers/service-words.rules";
import { neededByEnd } from "~/domains/referrals/deadline.rules";
import { readContent } from "~/domains/referrals/draft.rules";
import { workingHeadline } from "~/domains/referrals/headline.rules";
import { isOutcode } from "~/domains/referrals/location.schema";
import { WANTED_KINDS, type WantedKind } from "~/domains/referrals/referral.options";
import { may } from "~/domains/referrals/referral.policy";
import { referralScope } from "~/domains/referrals/referral.scope.server";
import { now } from "~/platform/clock.server";
import { newFormKey } from "~/platform/ids";
import { dayAndTime } from "~/platform/time";
import { byUrgency } from "~/platform/urgency";
import type { Prisma } from "~prisma/client";
import { DELIVERY_STATE_WORDS, type DeliveryState } from "../delivery.machine";
import { neededByTag, type WordedTag } from "../inbox-words.rules";
import { matchService } from "../matching.rules";
import { distanceTo, milesWords, pointAskedFor } from "../reach-distance.rules";
import { askedBy, requestOf } from "./search-stage.server";

/** An open search of the council that services of an owner match. */
export type MatchingSearch = {
  reference: string;
  headline: string;
  tags: WordedTag[];
  /** "Linden House, 4.2 miles" or "3 of its services, the nearest 4.2 miles". */
  fits: string;
  /** "You have it", "Dana Shaw has it". */
  broker: string;
  /** When and how far it has reached this owner; null while it was not sent to it. */
  has: string | null;
  /** Whether it would bring them something new. */
  toSend: boolean;
};

export type MatchingSearches = {
  /** The owner's address; the council's own for searches. */
  owner: string;
  onPortal: boolean;
  /** The most urgent first. */
  searches: MatchingSearch[];
  /** The search that the broker came from, where no service of the owner matches it. */
  notFor: string | null;
  formKey: string;
};

/**
 * The open searches of the actor's council that the open services of an owner match by need, wherever they lie, with
 * what they have of each. Null for who does not widen searches, and where there is no such owner. `from` is the
 * referral that a broker left to bring the owner on.
 */
export function listMatchingSearches(
  actor: Actor,
  address: string,
  from: string | null,
): Promise<MatchingSearches | null> {
  const subject = { councilId: actor.organisationId, state: "searching" } as const;
  if (may(actor, "widen", subject) !== true) return Promise.resolve(null);
  return read(actor, async (tx) => {
    const owner = await findOwner(tx, actor, address);
    // Whoever another council invited gets nothing of this one before a second person confirms it.
    if (!owner || owner.providers.some((one) => !reachable(one, actor))) return null;
    const ids = owner.services.map((service) => service.id);
    const matching = await matchingSearches(tx, actor, await loadRegister(tx, ids));
    const deliveries = await deliveriesTo(tx, matching, owner.providers);
    const people = await namesOfPeople(
      tx,
      matching.map(({ row }) => row.brokerId),
    );
    const at = now();
    const urgency = byUrgency(at);
    const due = ({ row }: Matching) =>
      (row.state === "searching" ? row.answerBy : null) ?? neededByEnd(row.neededOn);
    const ordered = [...matching].sort((a, b) => urgency(due(a), due(b)));
    const searches = ordered.map(({ row, fits, services }): MatchingSearch => {
      const broker = people.get(row.brokerId)?.name ?? "A former colleague";
      const got = deliveries.filter((one) => one.referralId === row.id);
      const has = new Set(got.flatMap((one) => one.services.map(({ serviceId }) => serviceId)));
      return {
        reference: row.reference,
        headline: headlineOf(row),
        tags: neededByTag(row.neededBy),
        fits,
        broker: row.brokerId === actor.personId ? "You have it" : `${broker} has it`,
        has: got.length === 0 ? null : got.map(hasWords).join("; "),
        toSend: services.some((service) => !has.has(service.id)),
      };
    });
    return {
      owner: address,
      onPortal: owner.providers.length > 0,
      searches,
      notFor: from === null || searches.some(({ reference }) => reference === from) ? null : from,
      formKey: newFormKey(),
    };
  });
}

function reachable(one: { standing: string; vouchedById: string | null }, actor: Actor): boolean {
  return standingOf(one.standing) === "confirmed" || one.vouchedById === actor.organisationId;
}

const SEARCH = {
  id: true,
  reference: true,
  content: true,
  serviceKind: true,
  neededBy: true,
  neededOn: true,
  answerBy: true,
  state: true,
  brokerId: true,
  children: { select: { age: true, gender: true }, orderBy: { position: "asc" }, take: 1 },
} as const satisfies Prisma.ReferralSelect;
type Row = Prisma.ReferralGetPayload<{ select: typeof SEARCH }>;
type Matching = { row: Row; services: RegisterService[]; fits: string };

/** Those that could be asked of these services at all are read, by what is wanted, and each is matched by need. */
async function matchingSearches(tx: Tx, actor: Actor, services: RegisterService[]): Promise<Matching[]> {
  const wanted = (Object.keys(WANTED_KINDS) as WantedKind[]).filter((kind) =>
    services.some((service) => (WANTED_KINDS[kind].kinds as readonly string[]).includes(service.kind)),
  );
  const rows = await tx.referral.findMany({
    where: {
      AND: [referralScope(actor), { state: { in: ["searching", "deciding"] }, serviceKind: { in: wanted } }],
    },
    orderBy: { id: "asc" },
    select: SEARCH,
  });
  const found = rows.flatMap((row) => {
    const [child] = row.children;
    const asked = child && askedBy({ content: readContent(row.content), child });
    if (!asked) return [];
    const request = requestOf(asked);
    const fitting = services.filter((service) => matchService(service, request).outcome === "matches");
    return fitting.length === 0 ? [] : [{ row, near: asked.content.location.preferredLocation, fitting }];
  });
  const outcodes = await findOutcodes(tx, found.map(({ near }) => near).filter(isOutcode));
  const asking = await tx.organisation.findUnique({
    where: { id: actor.organisationId },
    select: { councilCode: true },
  });
  return found.map(({ row, near, fitting }) => {
    const from = pointAskedFor(near, outcodes.get(near)?.point ?? null, asking?.councilCode ?? null);
    return { row, services: fitting, fits: fitWords(fitting, from) };
  });
}

function fitWords(services: readonly RegisterService[], from: ReturnType<typeof pointAskedFor>): string {
  const measured = services
    .map((service) => ({ service, distance: distanceTo(service, from) }))
    .sort((a, b) => (a.distance?.miles ?? Number.MAX_VALUE) - (b.distance?.miles ?? Number.MAX_VALUE));
  const [nearest] = measured;
  if (!nearest) return "";
  const miles = nearest.distance && from ? milesWords(nearest.distance, from) : null;
  const name = distinctTitle(nearest.service);
  if (services.length === 1) return miles ? `${name}, ${miles}` : name;
  return `${services.length} of its services${miles ? `, the nearest ${miles}` : ""}`;
}

function headlineOf({ children: [child], serviceKind }: Row): string {
  return workingHeadline({ age: child?.age ?? null, gender: child?.gender ?? null, serviceKind });
}

const DELIVERY = {
  referralId: true,
  state: true,
  createdAt: true,
  answerBy: true,
  services: { select: { serviceId: true } },
} as const satisfies Prisma.DeliverySelect;
type Delivered = Prisma.DeliveryGetPayload<{ select: typeof DELIVERY }>;

function deliveriesTo(
  tx: Tx,
  matching: readonly Matching[],
  providers: readonly { id: string }[],
): Promise<Delivered[]> {
  return tx.delivery.findMany({
    where: {
      referralId: { in: matching.map(({ row }) => row.id) },
      providerId: { in: providers.map(({ id }) => id) },
    },
    orderBy: { createdAt: "asc" },
    select: DELIVERY,
  });
}

function hasWords({ state, createdAt, answerBy }: Delivered): string {
  const at = now();
  return `Sent ${dayAndTime(createdAt, at)}, answers due ${dayAndTime(answerBy, at)}. ${
    DELIVERY_STATE_WORDS[state as DeliveryState]
  }.`;
}
