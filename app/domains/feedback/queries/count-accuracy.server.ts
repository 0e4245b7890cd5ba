import type { TransactionSql } from "postgres";
import type { AccuracyCounts, ChangedField } from "../accuracy.rules";

type Span = { councilId: string; from: string; to: string };

/** Days are London's, as everything that is counted by quarters. */
const within = (sql: TransactionSql, column: string, { from, to }: Span) =>
  sql`${sql(column)} >= (${from}::date::timestamp at time zone 'Europe/London')
    and ${sql(column)} < (${to}::date::timestamp at time zone 'Europe/London')`;

/** How many referrals of a quarter are listed by field; the sections say the rest. */
const MAX_FIELDS = 15;

/**
 * The queries that count how accurate the referrals of a council were, by the day on which something happened: first sent, changed
 * after that, judged by the provider, or declined as incomplete. A home that has answered again since is counted by its last answer.
 */
export function accuracyQueries(sql: TransactionSql, span: Span) {
  const council = sql`${span.councilId}::uuid`;
  const changed = sql`
    select e.referral_id, c.page as section, c.field, c.label
      from editions e
      cross join lateral jsonb_to_recordset(e.changes) as c(page text, field text, label text)
     where e.council_id = ${council} and e.number > 1 and ${within(sql, "e.published_at", span)}`;
  return [
    sql<{ score: number | null }[]>`
      select e.quality_score as score from editions e
       where e.council_id = ${council} and e.number = 1 and ${within(sql, "e.published_at", span)}`,
    sql<{ section: string | null; referrals: number }[]>`
      select section, count(distinct referral_id)::int as referrals from (${changed}) k group by rollup (section)`,
    sql<ChangedField[]>`
      select section, field, min(label) as label, count(distinct referral_id)::int as referrals
        from (${changed}) k group by section, field order by referrals desc, section, field limit ${MAX_FIELDS}`,
    sql<AccuracyCounts["verdicts"]>`
      select s.section, s.says, count(*)::int as count
        from referral_verdicts v join verdict_sections s on s.verdict_id = v.id
       where v.council_id = ${council} and ${within(sql, "v.answered_at", span)} group by s.section, s.says`,
    sql<AccuracyCounts["declines"]>`
      select a.decline_section as section, count(*)::int as homes, count(distinct d.referral_id)::int as referrals
        from delivery_services a join deliveries d on d.id = a.delivery_id
       where a.council_id = ${council} and a.answer = 'declined' and a.decline_reason = 'incomplete'
         and ${within(sql, "a.answered_at", span)}
       group by a.decline_section`,
  ] as const;
}

type Rows = readonly [
  { score: number | null }[],
  { section: string | null; referrals: number }[],
  ChangedField[],
  AccuracyCounts["verdicts"],
  AccuracyCounts["declines"],
];

/** What those queries found; of the changes the line without a section counts each referral once. */
export function accuracyOf([scores, changes, fields, verdicts, declines]: Rows): AccuracyCounts {
  return {
    scores: scores.map(({ score }) => score),
    changedReferrals: changes.find(({ section }) => section === null)?.referrals ?? 0,
    changes: changes.flatMap(({ section, referrals }) => (section === null ? [] : [{ section, referrals }])),
    fields: [...fields],
    verdicts: [...verdicts],
    declines: [...declines],
  };
}
