import type { Actor } from "~/domains/access/actor";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { homeTitle, type NamedHome } from "~/domains/providers/service-words.rules";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { formatPence } from "~/platform/forms/money";
import { denyPage } from "~/platform/refusal.server";
import { londonDate } from "~/platform/time";
import { readsHighCost } from "../high-cost/high-cost.policy";
import { may } from "../placement/placement.policy";
import { weeklyCostOf } from "./weekly-cost.server";

export type ServiceRow = {
  id: string;
  home: string;
  provider: string;
  living: number;
  planned: number;
  notice: number;
  /** What a week of those who live there costs, for whoever reads costs; null for others. */
  weekly: string | null;
};
export type ByService = { rows: ServiceRow[]; next: string | null; first: boolean; costs: boolean };

const PAGE_SIZE = 25;

type Found = NamedHome & {
  id: string;
  provider: string;
  living: number;
  planned: number;
  notice: number;
  pence: number | null;
  unknown: number;
};

/** The services that the council has children in or on the way to, by their id, with how many and what a week costs. 403 in words. */
export async function placementsByService(actor: Actor, after?: string): Promise<ByService> {
  const permission = may(actor, "view", {
    ...{ councilId: actor.organisationId, providerId: "" },
    ...{ state: "started", endToConfirm: false },
  });
  if (permission !== true) return denyPage(permission);
  const costs = readsHighCost(actor);
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const [found] = await pipelined("council", settings, (sql) => [
    sql<Found[]>`
      with page as materialized (
        select p.service_id from placements p
         where p.council_id = ${actor.organisationId}::uuid and p.state in ('planned', 'started', 'notice-given')
           ${after ? sql`and p.service_id > ${after}::uuid` : sql``}
         group by p.service_id order by p.service_id limit ${PAGE_SIZE + 1})
      select s.service_id as id, h.name, h."homeKind", h."homeArea", max(o.name) as provider,
             count(*) filter (where p.state <> 'planned')::int as living,
             count(*) filter (where p.state = 'planned')::int as planned,
             count(*) filter (where p.state = 'notice-given')::int as notice,
             ${
               costs
                 ? sql`sum(w.pence) filter (where p.state <> 'planned')::int as pence,
             count(*) filter (where p.state <> 'planned' and w.pence is null)::int as unknown`
                 : sql`null::int as pence, 0 as unknown`
             }
        from page s
        join placements p on p.service_id = s.service_id and p.council_id = ${actor.organisationId}::uuid
          and p.state in ('planned', 'started', 'notice-given')
        join ${namedHomes(sql)} h on h.id = s.service_id
        left join access.organisations o on o.id = p.provider_id
        ${costs ? weeklyCostOf(sql, londonDate(now())) : sql``}
       group by s.service_id, h.name, h."homeKind", h."homeArea"
       order by s.service_id`,
  ]);
  const shown = found.slice(0, PAGE_SIZE);
  return {
    rows: shown.map((row) => rowOf(row, costs)),
    next: found.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null,
    first: after === undefined,
    costs,
  };
}

function rowOf(row: Found, costs: boolean): ServiceRow {
  const unknown = row.unknown === 0 ? "" : ` (${row.unknown} not known)`;
  // Where children are only planned, nothing is paid: that is not a cost of £0.00.
  const weekly =
    row.pence === null && row.unknown === 0 ? "None yet" : `${formatPence(row.pence ?? 0)}${unknown}`;
  return {
    id: row.id,
    home: homeTitle(row),
    provider: row.provider ?? "",
    living: row.living,
    planned: row.planned,
    notice: row.notice,
    weekly: costs ? weekly : null,
  };
}
