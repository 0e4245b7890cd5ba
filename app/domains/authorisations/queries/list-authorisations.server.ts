import { data } from "@remix-run/node";
import { read } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { namesOfPeople, serviceNames } from "~/domains/routing/queries/delivery-names.server";
import { now } from "~/platform/clock.server";
import { formatPence } from "~/platform/forms/money";
import { isId } from "~/platform/ids";
import { dayAndTime } from "~/platform/london";
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
  clock: { remaining: string; moment: string } | null;
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

/** What waits for a head of service, the oldest first, and what was decided, the newest first. 403 in words. */
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
    offerVersion: 1,
    latestOfferVersion: 1,
    stopped: null,
  });
  if (permission !== true) throw data({ message: permission.words }, { status: 403 });
  return read(actor, async (tx) => {
    const direction = tab === "decided" ? "desc" : "asc";
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
          },
        },
      },
      orderBy: [{ askedAt: direction }, { id: direction }],
      take: PAGE + 1,
      ...(after && isId(after) ? { cursor: { id: after }, skip: 1 } : {}),
    });
    const page = found.slice(0, PAGE);
    const names = await serviceNames(
      tx,
      page.map(({ offer }) => offer.serviceId),
    );
    const people = await namesOfPeople(
      tx,
      page.map(({ askedById }) => askedById),
    );
    const at = now();
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
        money: `${formatPence(row.weeklyPence)} a week, ${formatPence(row.firstYearPence)} in the first year`,
        why: `Asked by ${people.get(row.askedById)?.name ?? "a former colleague"}, ${dayAndTime(row.askedAt, at)}`,
        clock:
          tab === "asked"
            ? { remaining: waited(row.askedAt, at), moment: `waiting since ${dayAndTime(row.askedAt, at)}` }
            : null,
      })),
      next: found.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    };
  });
}

/** Which of the three views an address asks for. */
export function authorisationTab(show: string | null): AuthorisationTab {
  return AUTHORISATION_TABS.find((tab) => tab === show) ?? "asked";
}
