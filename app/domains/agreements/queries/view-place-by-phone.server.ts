import type { Actor } from "~/domains/access/actor";
import { BROKERS } from "~/domains/access/role-groups";
import { read, type Tx } from "~/domains/access/transactions.server";
import { alertNames } from "~/domains/authorisations/alert-reason.rules";
import { verbalDeciders } from "~/domains/authorisations/queries/verbal-deciders.server";
import { nameWithStanding, standingOf, standingStop } from "~/domains/providers/confirmation.rules";
import { SERVICE_KINDS } from "~/domains/providers/kinds.rules";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { placementBlocksByService } from "~/domains/providers/queries/standing-alerts.server";
import { workingHeadline } from "~/domains/referrals/headline.rules";
import { listCaseWorkers } from "~/domains/referrals/queries/list-case-workers.server";
import {
  REFERRAL_STATE_WORDS,
  type ReferralState,
  referralMachine,
} from "~/domains/referrals/referral.machine";
import { may } from "~/domains/referrals/referral.policy";
import { referralScope } from "~/domains/referrals/referral.scope.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { denyPage } from "~/platform/refusal.server";
import { absoluteDayAndTime, londonDate } from "~/platform/time";
import { confirmFundingBy, paperworkBy } from "../by-phone/by-phone.rules";

type Choosable = { value: string; label: string };

export type PlaceByPhoneView = {
  /** Referrals of the council whose child has no place yet, the newest first. */
  referrals: Choosable[];
  /** Who may take a new referral on, and who is on duty for it. */
  brokers: Choosable[];
  dutyOwner: string;
  /** Registered homes whose provider is on the portal; what stands against one is said beside its name. */
  homes: Choosable[];
  /** The home that was chosen in the register: its id, and whether its provider has still to be brought on. */
  chosen: { id: string; provider: string | null } | null;
  /** Whether there are more homes than are listed. */
  moreHomes: boolean;
  /** What stands against a home that has alerts, by its id: their ids, and their names in one text. */
  alertsOf: Record<string, { ids: string[]; names: string }>;
  /** Who may authorise funding by phone today. */
  deciders: Choosable[];
  /** Until when funding is confirmed, and the agreement is issued, in words. */
  confirmBy: string;
  paperworkBy: string;
  today: string;
};

const MAX_REFERRALS = 500;
const MAX_HOMES = 1_000;
const MATCHED = Object.entries(SERVICE_KINDS).flatMap(([kind, { matched }]) => (matched ? [kind] : []));

/**
 * What the page of a placement by phone offers to choose from; `home` is the id of one that was chosen in the register. 403
 * for a role that records none.
 */
export async function viewPlaceByPhone(actor: Actor, home = ""): Promise<PlaceByPhoneView> {
  const allowed = may(actor, "record-phone-placement", { councilId: actor.organisationId, state: "draft" });
  if (allowed !== true) return denyPage(allowed);
  return read(actor, async (tx) => {
    const at = now();
    const brokers = await listCaseWorkers(tx, actor, BROKERS);
    const council = await tx.organisation.findUnique({
      where: { id: actor.organisationId },
      select: { dutyOwnerId: true },
    });
    return {
      referrals: await referralsWithoutPlace(tx, actor),
      brokers: brokers.map(({ id, name }) => ({
        value: id,
        label: id === actor.personId ? `${name} (you)` : name,
      })),
      dutyOwner: brokers.some(({ id }) => id === council?.dutyOwnerId) ? (council?.dutyOwnerId ?? "") : "",
      ...(await homesToChoose(tx, actor, home)),
      deciders: (await verbalDeciders(tx, actor)).map(({ personId, forId, label }) => ({
        value: forId ? `${personId}.${forId}` : personId,
        label,
      })),
      confirmBy: absoluteDayAndTime(confirmFundingBy(at), at),
      paperworkBy: absoluteDayAndTime(paperworkBy(at), at),
      today: londonDate(at),
    };
  });
}

async function referralsWithoutPlace(tx: Tx, actor: Actor): Promise<Choosable[]> {
  const rows = await tx.referral.findMany({
    where: { AND: [referralScope(actor), { state: { in: referralMachine.from("place-by-phone") } }] },
    select: {
      reference: true,
      version: true,
      state: true,
      serviceKind: true,
      children: { select: { age: true, gender: true } },
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: MAX_REFERRALS,
  });
  return rows.flatMap(({ reference, version, state, serviceKind, children }) => {
    const [child] = children;
    // Brothers and sisters have a place each: a referral for several is recorded one by one.
    if (!child || children.length !== 1) return [];
    return [
      {
        value: `${reference}.${version}`,
        label: `${reference}, ${workingHeadline({ ...child, serviceKind })} (${REFERRAL_STATE_WORDS[state as ReferralState].toLowerCase()})`,
      },
    ];
  });
}

type HomesToChoose = Pick<PlaceByPhoneView, "homes" | "chosen" | "moreHomes" | "alertsOf">;

/**
 * Homes that could be asked, by name; one that an alert stops, or whose provider was refused, is not among them. One that was
 * chosen in the register is, also where nobody answers for it on the portal.
 */
async function homesToChoose(tx: Tx, actor: Actor, wanted: string): Promise<HomesToChoose> {
  const registered = { status: "active", kind: { in: MATCHED }, regulator: { not: "none" } };
  const select = {
    id: true,
    ownerName: true,
    provider: { select: { name: true, standing: true, vouchedById: true } },
  } as const;
  const listed = await tx.service.findMany({
    where: { ...registered, providerId: { not: null }, ...(isId(wanted) ? { id: { not: wanted } } : {}) },
    select,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MAX_HOMES + 1,
  });
  const own = isId(wanted) ? await tx.service.findMany({ where: { ...registered, id: wanted }, select }) : [];
  const services = [...own, ...listed.slice(0, MAX_HOMES)];
  const ids = services.map(({ id }) => id);
  const [facts, blocks] = [await serviceFacts(tx, ids), await placementBlocksByService(tx, ids)];
  const alertsOf: PlaceByPhoneView["alertsOf"] = {};
  let chosen: PlaceByPhoneView["chosen"] = null;
  const homes = services.flatMap(({ id, ownerName, provider }) => {
    const { stopped, alerts } = blocks.get(id) ?? { stopped: null, alerts: [] };
    const standing = standingOf(provider?.standing);
    if (stopped !== null || standingStop(standing, "emergency") !== null) return [];
    // Only the council whose invitation it rests on places with a provider that is not confirmed.
    if (standing === "unconfirmed" && provider?.vouchedById !== actor.organisationId) return [];
    if (alerts.length > 0) alertsOf[id] = { ids: alerts.map((alert) => alert.id), names: alertNames(alerts) };
    const fact = facts.get(id);
    const owner = ownerName ?? "its provider";
    if (id === wanted) chosen = { id, provider: provider ? null : owner };
    const named = [
      fact?.name ?? "A service",
      ...(fact?.localAuthority ? [fact.localAuthority] : []),
      provider ? nameWithStanding(provider.name, standing) : `${owner} (not on Homeward yet)`,
    ].join(", ");
    const warned = alertsOf[id] ? `. Alert: ${alertsOf[id].names}` : "";
    return [{ value: id, label: `${named}${warned}` }];
  });
  return {
    homes: homes.sort((a, b) => a.label.localeCompare(b.label, "en-GB")),
    chosen,
    moreHomes: listed.length > MAX_HOMES,
    alertsOf,
  };
}
