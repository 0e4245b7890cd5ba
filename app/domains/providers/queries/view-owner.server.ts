import type { Actor } from "~/domains/access/actor";
import { organiserPathsOf } from "~/domains/access/navigation";
import { read, type Tx } from "~/domains/access/transactions.server";
import { regionPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { dayAndTime, longDate } from "~/platform/time";
import { may as mayAlert } from "../alert.policy";
import { isUnconfirmed, stopsPlacements } from "../alert.rules";
import { type Standing, standingOf } from "../confirmation.rules";
import { questionWords } from "../confirmation-words.rules";
import { kindCounts, ownerTarget } from "../owner.rules";
import { may as mayConfirmAddress } from "../owner-address.policy";
import { may as mayGroup } from "../owner-group.policy";
import { alertName, serviceTitle } from "../service-words.rules";
import { type FoundOwner, findOwner } from "./find-owner.server";
import { type ReviewableAlert, reviewable } from "./reviewable-alert.server";
import { alertsOnProvider, alertsOnServices } from "./standing-alerts.server";

/** How an organisation that answers for the owner's services stands. */
export interface OwnerOrganisation {
  id: string;
  name: string;
  internal: boolean;
  services: number;
  standing: Standing;
  /** What was asked and decided of whom it is, the newest first, in words. */
  history: string[];
  /** The way to what waits for a second person; null when nothing does. */
  toConfirm: string | null;
  /** Nobody has accepted to act for it yet. */
  waiting: boolean;
  /** Who was invited last; null for who may not invite again. Days and times in words. */
  invited: {
    name: string;
    email: string;
    on: string;
    until: string;
    stands: "waiting" | "expired" | "refused";
  } | null;
}

export interface OwnerView {
  address: string;
  /** The address of the register for the actor's organisation. */
  name: string;
  named: boolean;
  /** A council's own services: they become its internal provider. */
  internal: boolean;
  suggestedName: string;
  kinds: { label: string; count: number }[];
  services: {
    id: string;
    title: string;
    kind: string;
    registrationNumber: string;
    localAuthority: string | null;
    places: number | null;
    status: string;
    grade: string | null;
    providerName: string | null;
    /** The alerts on this service alone, in words. */
    alerts: { id: string; name: string; stops: boolean }[];
  }[];
  /** The alerts on the whole provider. */
  alerts: ReviewableAlert[];
  waiting: number;
  organisations: OwnerOrganisation[];
  /** Services may be added to this organisation: the only one that the owner has. */
  addTo: { id: string; name: string } | null;
  /** The group above it, and how that is known; null where nobody has entered one. */
  group: { name: string; note: string } | null;
  /** Where the hub enters the group; null for everybody else, and where the register names no owner. */
  groupPage: string | null;
  /** Addresses that councils and the hub have confirmed for this owner. */
  addresses: { id: string; email: string; by: string }[];
  abilities: { bringOn: boolean; why: string | null; raiseAlert: boolean; confirmAddress: boolean };
}

/** An owner of the register: its open services, who answers for them, and what the actor may do about it. */
export function viewOwner(actor: Actor, address: string): Promise<OwnerView | undefined> {
  return read(actor, async (tx) => {
    const owner = await findOwner(tx, actor, address);
    if (!owner) return undefined;
    const internalTarget = owner.subject.councilOwner !== null ? await internalOf(tx, actor) : null;
    const organisations = await organisationsOf(tx, actor, owner);
    const only = organisations.length === 1 ? organisations[0] : undefined;
    const addTo = only ?? (organisations.length === 0 ? internalTarget : null);
    const may = owner.permission === true;
    const target = ownerTarget(address);
    const onProvider = await alertsOnProvider(tx, {
      ownerKey: "ownerKey" in target ? target.ownerKey : null,
      organisationIds: owner.providers.map((provider) => provider.id),
    });
    const onServices = await alertsOnServices(
      tx,
      owner.services.map((service) => service.id),
    );
    const name = owner.name ?? `Owner of ${serviceTitleOf(owner.services[0])}`;
    return {
      address,
      name,
      named: owner.name !== null,
      internal: owner.subject.councilOwner !== null,
      suggestedName:
        may && owner.subject.councilOwner !== null
          ? `${actor.organisationName} internal services`
          : (owner.name ?? ""),
      kinds: kindCounts(owner.services.map((service) => service.kind)),
      services: owner.services.map((service) => ({
        id: service.id,
        title: serviceTitleOf(service),
        kind: service.kind,
        registrationNumber: service.registrationNumber,
        localAuthority: service.localAuthority,
        places: service.places,
        status: service.status,
        grade: service.grade,
        providerName: service.provider?.name ?? null,
        alerts: (onServices.get(service.id) ?? [])
          .filter((alert) => alert.ownerKey === null)
          .map((alert) => ({
            id: alert.id,
            name: isUnconfirmed(alert)
              ? `${alertName(alert.kind)}, not yet confirmed`
              : alertName(alert.kind),
            stops: stopsPlacements(alert.kind) && alert.inForce,
          })),
      })),
      alerts: onProvider.map((alert) => reviewable(actor, alert)),
      waiting: owner.waiting.length,
      organisations,
      addTo: may && owner.waiting.length > 0 && addTo ? { id: addTo.id, name: addTo.name } : null,
      group: "ownerKey" in target ? await groupOf(tx, target.ownerKey) : null,
      groupPage:
        "ownerKey" in target && mayGroup(actor, "set", null) === true
          ? regionPaths().ownerGroup(address)
          : null,
      addresses: await addressesOf(tx, address),
      abilities: {
        confirmAddress: mayConfirmAddress(actor, "confirm", null) === true,
        bringOn: may,
        why: owner.permission === true ? null : owner.permission.message,
        // Without an owner's name there is but the one service, and that has alerts of its own.
        raiseAlert: "ownerKey" in target && mayAlert(actor, "raise", null) === true,
      },
    };
  });
}

function serviceTitleOf(service: FoundOwner["services"][number] | undefined): string {
  if (!service) return "a service";
  return serviceTitle({ ...service, name: service.declaration?.displayName ?? service.name });
}

/** The internal provider that the actor's council has already. */
async function internalOf(tx: Tx, actor: Actor): Promise<{ id: string; name: string } | null> {
  return tx.organisation.findFirst({
    where: { ownerCouncilId: actor.organisationId, kind: "provider" },
    select: { id: true, name: true },
  });
}

type Admission = {
  id: string;
  waiting: boolean;
  name: string | null;
  email: string | null;
  invited_at: Date | null;
  expires_at: Date | null;
  refused: boolean | null;
};

async function groupOf(tx: Tx, ownerKey: string): Promise<OwnerView["group"]> {
  const found = await tx.ownerGroup.findUnique({
    where: { ownerKey },
    select: { groupName: true, note: true },
  });
  return found?.groupName ? { name: found.groupName, note: found.note } : null;
}

async function addressesOf(tx: Tx, owner: string): Promise<OwnerView["addresses"]> {
  const rows = await tx.ownerAddress.findMany({
    where: { owner, endedAt: null },
    orderBy: { confirmedAt: "desc" },
    take: 50,
  });
  const at = now();
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    by: `${row.confirmedByName} of ${row.confirmedForName}, ${longDate(row.confirmedAt, at)}: ${row.note}`,
  }));
}

async function organisationsOf(tx: Tx, actor: Actor, owner: FoundOwner): Promise<OwnerOrganisation[]> {
  if (owner.providers.length === 0) return [];
  const ids = owner.providers.map((provider) => provider.id);
  const admissions = await tx.$queryRaw<Admission[]>`
    select o.id, a.waiting, a.name, a.email, a.invited_at, a.expires_at, a.refused
      from access.organisations o cross join lateral access.admission_of(o.id) a
     where o.id = any (${ids}::uuid[])`;
  const asked = await tx.providerConfirmation.findMany({
    where: { providerId: { in: ids } },
    orderBy: { askedAt: "desc" },
  });
  const at = now();
  return owner.providers.map((provider) => {
    const questions = asked.filter((one) => one.providerId === provider.id);
    const waits = questions.find((one) => one.state === "waiting");
    const admission = admissions.find((one) => one.id === provider.id);
    return {
      id: provider.id,
      name: provider.name,
      internal: provider.ownerCouncilId !== null,
      standing: standingOf(provider.standing),
      toConfirm: waits ? organiserPathsOf(actor).confirmation(waits.id) : null,
      history: questions.filter((one) => one.how !== "own-services").map((one) => questionWords(one, at)),
      services: owner.services.filter((service) => service.providerId === provider.id).length,
      waiting: admission?.waiting ?? false,
      invited:
        admission?.name && admission.email && admission.invited_at && admission.expires_at
          ? {
              name: admission.name,
              email: admission.email,
              on: longDate(admission.invited_at, at),
              until: dayAndTime(admission.expires_at, at),
              stands: admission.refused ? "refused" : admission.expires_at <= at ? "expired" : "waiting",
            }
          : null,
    };
  });
}
