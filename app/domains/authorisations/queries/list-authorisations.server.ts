import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { RefusedPage, read } from "~/domains/access/transactions.server";
import type { CostSummary } from "~/domains/offers/cost-words.rules";
import { costsOfVersions, versionKey } from "~/domains/offers/queries/offer-versions.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { neededByEnd } from "~/domains/referrals/deadline.rules";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { refusalOf } from "~/platform/refusal";
import { absoluteDayAndTime, dayAndTime, remaining } from "~/platform/time";
import { byUrgency } from "~/platform/urgency";
import type { Prisma } from "~prisma/client";
import { AUTHORISATION_STATE_WORDS, type AuthorisationState } from "../authorisation.machine";
import { may } from "../authorisation.policy";
import { authorisationScope } from "../authorisation.scope.server";
import { waited } from "./view-authorisation.server";

export const AUTHORISATION_TABS = ["asked", "returned", "decided"] as const;
export type AuthorisationTab = (typeof AUTHORISATION_TABS)[number];

export type AuthorisationRow = {
  id: string;
  reference: string;
  offer: string;
  service: string;
  headline: string;
  state: string;
  tone: "soon" | "good" | "hold" | "plain";
  money: string;
  why: string;
  clock: { remaining: string; moment: string; printed: string } | null;
};

export type AuthorisationList = {
  tab: AuthorisationTab;
  rows: AuthorisationRow[];
  /** The id after which the next page begins. */
  next: string | null;
};

const PAGE = 25;

const TONES: Partial<Record<AuthorisationState, AuthorisationRow["tone"]>> = {
  asked: "soon",
  verbal: "soon",
  returned: "hold",
  authorised: "good",
};

const STATES: Record<AuthorisationTab, AuthorisationState[]> = {
  asked: ["asked", "verbal"],
  returned: ["returned"],
  decided: ["authorised", "refused", "cancelled", "lapsed"],
};

/** More wait in no council: what is open is read whole, since its order is not the table's. */
const MAX_OPEN = 1_000;

/** The moment that a row is sorted by, else since when it waits. */
function clockOf(row: { askedAt: Date }, due: Date | null, at: Date): AuthorisationRow["clock"] {
  const words = due ? "needed by" : "waiting since";
  const moment = due ?? row.askedAt;
  return {
    remaining: due ? remaining(at, due).words : waited(row.askedAt, at),
    moment: `${words} ${dayAndTime(moment, at)}`,
    printed: `${words} ${absoluteDayAndTime(moment, at)}`,
  };
}

/** What waits for a decision, most urgent first, and what was decided, the newest first. 403 in words. */
export function listAuthorisations(
  actor: Actor,
  tab: AuthorisationTab,
  after: string | null,
): Promise<AuthorisationList> {
  const permission = may(actor, "view", {
    councilId: actor.organisationId,
    state: "asked",
    askedByIds: [],
    offeredByIds: [],
    brokerIds: [],
    offerVersion: 1,
    latestOfferVersion: 1,
    stopped: null,
    fundedUntil: null,
    firstYearPence: 0,
    deciders: { limitPence: null, standsInFor: [] },
  });
  return read(actor, async (tx) => {
    if (permission !== true) throw new RefusedPage(refusalOf(permission, { tried: "funding" }));
    const decided = tab === "decided";
    const direction = decided ? "desc" : "asc";
    const where: Prisma.AuthorisationWhereInput = {
      AND: [authorisationScope(actor), { state: { in: STATES[tab] } }],
    };
    const found = await tx.authorisation.findMany({
      where,
      include: {
        offer: {
          select: {
            reference: true,
            serviceId: true,
            delivery: { select: { headline: true, reference: true } },
            referral: { select: { neededOn: true } },
          },
        },
      },
      orderBy: [{ askedAt: direction }, { id: direction }],
      take: decided ? PAGE + 1 : MAX_OPEN,
      ...(decided && after && isId(after) ? { cursor: { id: after }, skip: 1 } : {}),
    });
    const at = now();
    const urgency = byUrgency(at);
    const due = ({ offer }: (typeof found)[number]) => neededByEnd(offer.referral.neededOn);
    const ordered = decided ? found : [...found].sort((a, b) => urgency(due(a), due(b)));
    const from = decided ? 0 : ordered.findIndex(({ id }) => id === after) + 1;
    const page = ordered.slice(from, from + PAGE);
    const names = await serviceFacts(
      tx,
      page.map(({ offer }) => offer.serviceId),
    );
    const people = await namesOfPeople(
      tx,
      page.map(({ askedById }) => askedById),
    );
    const costs = await costsOfVersions(
      tx,
      page.map(({ offerId, offerVersion }) => ({ offerId, number: offerVersion })),
    );
    return {
      tab,
      rows: page.map((row) => ({
        id: row.id,
        reference: row.offer.delivery.reference,
        offer: row.offer.reference,
        service: names.get(row.offer.serviceId)?.name ?? "A service",
        headline: row.offer.delivery.headline,
        state: AUTHORISATION_STATE_WORDS[row.state as AuthorisationState],
        tone: TONES[row.state as AuthorisationState] ?? "plain",
        money: moneyWords(costs.get(versionKey(row.offerId, row.offerVersion))),
        why: `Requested by ${people.get(row.askedById)?.name ?? "a former colleague"}, ${dayAndTime(row.askedAt, at)}`,
        clock: decided ? null : clockOf(row, due(row), at),
      })),
      next: ordered.length > from + PAGE ? (page.at(-1)?.id ?? null) : null,
    };
  });
}

function moneyWords(cost: CostSummary | undefined): string {
  return cost ? `${cost.sentence}, ${cost.firstYear} in the first year` : "";
}

/** Which of the three views an address asks for. */
export function authorisationTab(show: string | null): AuthorisationTab {
  return AUTHORISATION_TABS.find((tab) => tab === show) ?? "asked";
}
