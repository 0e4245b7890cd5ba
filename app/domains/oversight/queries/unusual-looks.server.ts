import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { type UnusualLooks, unusualLooks } from "../unusual-looks.rules";

/** So far back an admin is asked to look, and so many lines of it. */
const DAYS = 30;
const ANSWER_LIMIT = 20;
/** The newest looks that are gone through: more than a council makes in the time. */
const MAX_ROWS = 20_000;

type Row = {
  personId: string;
  at: Date;
  referralId: string | null;
  comparison: boolean;
  nightRole: boolean;
  everyCaseRole: boolean;
  assignment: "assigned" | "left" | "none";
};

/** What is unusual among the looks of the council's own people at who its children are, newest first. */
export async function listUnusualLooks(tx: Tx, actor: Actor): Promise<UnusualLooks[]> {
  const since = new Date(now().getTime() - DAYS * 86_400_000);
  const rows = await tx.$queryRaw<Row[]>`
    select l.person_id as "personId", l.at, c.referral_id as "referralId", l.purpose = 'comparison' as comparison,
           coalesce('emergency-duty' = any (m.roles), false) as "nightRole",
           coalesce(m.roles && array['team-manager', 'head-of-service', 'iro', 'emergency-duty'], false) as "everyCaseRole",
           case when exists (select 1 from assignments a join referral_children o on o.referral_id = a.referral_id
                  where o.identity_id = l.identity_id and a.person_id = l.person_id
                    and a.started_at <= l.at and (a.ended_at is null or a.ended_at > l.at)) then 'assigned'
                when exists (select 1 from assignments a join referral_children o on o.referral_id = a.referral_id
                  where o.identity_id = l.identity_id and a.person_id = l.person_id and a.ended_at <= l.at) then 'left'
                else 'none' end as assignment
      from vault.looks l
      left join lateral (select rc.referral_id from referral_children rc where rc.identity_id = l.identity_id
                          order by rc.referral_id desc limit 1) c on true
      left join lateral (select s.roles from access.memberships s
                          where s.person_id = l.person_id and s.organisation_id = ${actor.organisationId}::uuid
                          order by s.ended_at is null desc, s.started_at desc limit 1) m on true
     where l.council_id = ${actor.organisationId}::uuid and l.at > ${since}
       -- What is cleared says nothing of who the child is.
       and l.purpose <> 'read-cleared-document'
     order by l.at desc limit ${MAX_ROWS}`;
  const watched = rows.flatMap(({ referralId, ...look }) => (referralId ? [{ ...look, referralId }] : []));
  return unusualLooks(watched).slice(0, ANSWER_LIMIT);
}
