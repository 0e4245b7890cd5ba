import type { Actor } from "~/domains/access/actor";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { serviceAbilities } from "~/domains/providers/service.policy";
import { homeTitle, type NamedHome } from "~/domains/providers/service-words.rules";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { londonDate } from "~/platform/time";
import type { PlacementState } from "../placement/placement.machine";
import { may } from "../placement/placement.policy";
import {
  bedsWords,
  childWords,
  daysLine,
  type PlacementFacts,
  placementTags,
} from "../placement/placement-words.rules";

export type ChildAtHome = {
  reference: string;
  child: string;
  council: string;
  days: string;
  tags: ReturnType<typeof placementTags>;
};
export type HomeOfProvider = {
  id: string;
  name: string;
  /** "3 of 4 registered places taken. 1 child expected" */
  beds: string;
  children: ChildAtHome[];
};
export type WhoLivesWhere = {
  homes: HomeOfProvider[];
  next: string | null;
  first: boolean;
  /** Whether the actor confirms the vacancies of these homes. */
  confirms: boolean;
};

const HOMES_A_PAGE = 10;
/** A fostering agency of some hundred children is a home of this list too. */
const MAX_CHILDREN = 500;

type Found = Omit<PlacementFacts, "state"> &
  NamedHome & {
    id: string;
    places: number | null;
    reference: string | null;
    state: PlacementState | null;
    headline: string;
    childNumber: number;
    childCount: number;
    council: string | null;
  };

/** Who lives in each home of the provider and who is expected, with its registered places, home by home. 403 for a role that reads none. */
export async function whoLivesWhere(actor: Actor, after?: string): Promise<WhoLivesWhere> {
  if (actor.kind !== "provider") return notFound();
  const permission = may(actor, "view", {
    ...{ councilId: "", providerId: actor.organisationId },
    ...{ state: "started", endToConfirm: false },
  });
  if (permission !== true) return denyPage(permission);
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const [found] = await pipelined("provider", settings, (sql) => [
    sql<Found[]>`
      with page as materialized (
        select s.id, s.places from services s where s.provider_id = ${actor.organisationId}::uuid
           ${after ? sql`and s.id > ${after}::uuid` : sql``}
         order by s.id limit ${HOMES_A_PAGE + 1})
      select s.id, s.places, h.name, h."homeKind", h."homeArea", p.reference, p.state, p.headline,
             p.child_number as "childNumber", p.child_count as "childCount", p.planned_start::text as "plannedStart",
             p.council_moved_in::text as "councilMovedIn", p.provider_moved_in::text as "providerMovedIn",
             p.notice_last_night::text as "noticeLastNight", p.last_night::text as "lastNight", false as "endToConfirm",
             o.name as council
        from page s
        join ${namedHomes(sql)} h on h.id = s.id
        left join placements p on p.service_id = s.id and p.provider_id = ${actor.organisationId}::uuid
          and p.state in ('planned', 'started', 'notice-given')
        left join access.organisations o on o.id = p.council_id
       order by s.id, p.state = 'planned', p.planned_start, p.id limit ${MAX_CHILDREN}`,
  ]);
  const today = londonDate(now());
  const ids = [...new Set(found.map(({ id }) => id))];
  const shown = ids.slice(0, HOMES_A_PAGE);
  return {
    homes: shown.map((id) =>
      homeOf(
        found.filter((row) => row.id === id),
        today,
      ),
    ),
    next: ids.length > HOMES_A_PAGE ? (shown.at(-1) ?? null) : null,
    first: after === undefined,
    confirms: serviceAbilities(actor, { providerId: actor.organisationId }).declare,
  };
}

function homeOf(rows: readonly Found[], today: string): HomeOfProvider {
  const [first] = rows;
  if (!first) throw new Error("A home of the list has no row.");
  const children = rows.flatMap(({ reference, state, ...row }) => {
    if (reference === null || state === null) return [];
    const facts = { ...row, state };
    return [
      {
        reference,
        child: childWords(row),
        council: row.council ?? "",
        days: daysLine(facts, today),
        tags: placementTags(facts, "provider", today),
        planned: state === "planned",
      },
    ];
  });
  const expected = children.filter(({ planned }) => planned).length;
  return {
    id: first.id,
    name: homeTitle(first),
    beds: bedsWords({ living: children.length - expected, expected, places: first.places }),
    children: children.map(({ planned: _planned, ...child }) => child),
  };
}
