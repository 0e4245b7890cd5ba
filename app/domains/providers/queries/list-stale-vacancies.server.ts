import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { SERVICE_KINDS } from "../kinds.rules";
import { may } from "../service.policy";
import { titlesApart } from "../service-words.rules";
import { confirmedWords, FRESH_DAYS } from "../vacancy.rules";

export type StaleVacancies = {
  /** The first few, with how old their word is: "confirmed 9 days ago", "places not told us yet". */
  services: { id: string; title: string; told: string }[];
  /** How many there are besides. */
  more: number;
};

type Found = {
  id: string;
  name: string | null;
  kind: string;
  localAuthority: string | null;
  registrationNumber: string;
  confirmed: Date | null;
  count: number;
};

const ANSWER_LIMIT = 4;
const MATCHED = Object.entries(SERVICE_KINDS).flatMap(([kind, { matched }]) => (matched ? [kind] : []));

/**
 * Services of the actor's organisation whose places nobody has confirmed for 7 days, in one statement; null when
 * there are none, or when this person does not confirm them.
 */
export async function listStaleVacancies(actor: Actor): Promise<StaleVacancies | null> {
  if (may(actor, "declare", { providerId: actor.organisationId }) !== true) return null;
  const at = now();
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const [found] = await pipelined("provider", settings, (sql) => [
    sql<Found[]>`
      select s.id, coalesce(n.display_name, s.name) as name, s.kind, s.local_authority as "localAuthority",
             s.registration_number as "registrationNumber", v.confirmed, count(*) over ()::int as count
        from services s
        left join declarations n on n.service_id = s.id
        cross join lateral (select max(confirmed_at) as confirmed from vacancies where service_id = s.id) v
       where s.provider_id = ${actor.organisationId}::uuid and s.status <> 'closed' and s.kind in ${sql(MATCHED)}
         and (v.confirmed is null or v.confirmed < ${at}::timestamptz - make_interval(days => ${FRESH_DAYS}))
       order by v.confirmed nulls last, s.registration_number limit ${ANSWER_LIMIT}`,
  ]);
  const [first] = found;
  if (!first) return null;
  const titles = titlesApart(found);
  return {
    services: found.map(({ id, confirmed }, index) => ({
      id,
      title: titles[index] ?? "a service",
      told: confirmed ? confirmedWords(confirmed, at) : "places not told us yet",
    })),
    more: first.count - found.length,
  };
}
