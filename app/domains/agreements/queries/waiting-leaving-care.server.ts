import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { KNOW_EVERY_CHILD } from "~/domains/access/role-groups";
import type { WaitingOfHome } from "~/domains/offers/queries/waiting.server";
import { namedHomes } from "~/domains/providers/queries/waiting.server";
import { londonDate } from "~/platform/time";
import { STEP_CODES } from "../leaving-care/leaving-care.options";
import { type LeavingCareFacts, missingSteps } from "../leaving-care/leaving-care.rules";

export type LeavingCareWaits = "leaving-care-missing" | "leaving-care-at-18";

export type LeavingCareRow = LeavingCareFacts &
  Pick<
    WaitingOfHome<LeavingCareWaits>,
    "reference" | "headline" | "target" | "name" | "homeKind" | "homeArea"
  > & {
    today: string;
  };

/** More than any council of the region has of young people for whom something may be due. */
const MAX_ROWS = 500;
/** Whoever has these recorded is asked for nothing more: what happens at 18 settles the plan after 18 too. */
const ALL_DONE = STEP_CODES.filter((step) => step !== "after-18");

/**
 * Young people who may be 16 by the age in their referral, of the placements that this person works on, or of all for those on
 * duty who may know every child. No birthday is read for it.
 */
export function leavingCareOf(sql: TransactionSql, actor: Actor, everybodys: boolean, at: Date) {
  const today = londonDate(at);
  const all = everybodys && holds(actor, ...KNOW_EVERY_CHILD);
  return sql<LeavingCareRow[]>`
    select p.reference, p.headline, p.reference as target, h.name, h."homeKind", h."homeArea", ${today}::text as today, c.age,
           (r.created_at at time zone 'Europe/London')::date::text as "from",
           (p.created_at at time zone 'Europe/London')::date::text as "to",
           k.done, k.ask_on::text as "askOn"
      from placements p
      join referral_children c on c.id = p.referral_child_id
      join referrals r on r.id = p.referral_id
      join ${namedHomes(sql)} h on h.id = p.service_id
     cross join lateral (
       select array(select distinct l.what from leaving_care_records l where l.identity_id = c.identity_id and l.what <> 'ask-later') as done,
              (select l.ask_on from leaving_care_records l where l.identity_id = c.identity_id and l.what = 'ask-later'
                order by l.number desc limit 1) as ask_on) k
     where p.council_id = ${actor.organisationId}::uuid and p.state in ('planned', 'started', 'notice-given')
       and not k.done @> ${[...ALL_DONE]}::text[] and coalesce(k.ask_on <= ${today}::date, true)
       and c.age + 1 + extract(year from age(${today}::date, (r.created_at at time zone 'Europe/London')::date)) >= 16
       and (${all}::boolean or r.broker_id = ${actor.personId}::uuid or exists (
         select 1 from assignments a where a.referral_id = p.referral_id and a.person_id = ${actor.personId}::uuid
           and a.ended_at is null))
     order by p.created_at limit ${MAX_ROWS}`;
}

/** The lines of one young person: what is missing, and by itself what the 18th birthday asks. */
export function leavingCareLines({
  today,
  age,
  from,
  to,
  done,
  askOn,
  ...row
}: LeavingCareRow): WaitingOfHome<LeavingCareWaits>[] {
  const missing = missingSteps({ age, from, to, done, askOn }, today);
  const before = missing.filter((step) => step !== "at-18").length;
  const line = (kind: LeavingCareWaits, count: number) => ({ ...row, kind, count, since: null, until: null });
  return [
    ...(before > 0 ? [line("leaving-care-missing", before)] : []),
    ...(missing.includes("at-18") ? [line("leaving-care-at-18", 1)] : []),
  ];
}
