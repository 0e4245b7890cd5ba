import type { TransactionSql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import type { Waiting } from "../home-kinds.rules";

/** What waits on a referral that has no edition to name it. */
export type Draft = Waiting & { age: number | null; gender: string | null; serviceKind: string | null };

/** The referrals `r` that are this person's, or all of the council's. */
export function mine(sql: TransactionSql, actor: Actor, everybodys: boolean) {
  return everybodys
    ? sql`r.council_id = ${actor.organisationId}::uuid`
    : sql`r.council_id = ${actor.organisationId}::uuid and r.broker_id = ${actor.personId}::uuid`;
}

/** The working day that a placement is needed on, to its end. */
export const neededBy = (sql: TransactionSql) =>
  sql`(r.needed_on + time '17:00') at time zone 'Europe/London'`;

/** The moments of the referral of a row: until when answers are due, while it searches, and when it is needed. */
export const momentsOf = (sql: TransactionSql) =>
  sql`case when r.state = 'searching' then r.answer_by end as "answerBy", ${neededBy(sql)} as "neededBy"`;
