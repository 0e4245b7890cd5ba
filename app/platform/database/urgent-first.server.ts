import type { Fragment, TransactionSql } from "postgres";
import { UNDATED_BAND, type UrgencyBand, type UrgencyKey, urgencyBands } from "~/platform/urgency";

type UrgentList = {
  columns: Fragment;
  /** What stands between `from` and `where`; its rows have an `id`. */
  from: Fragment;
  id: Fragment;
  where: Fragment;
  /** The moment by which a row is sorted: an expression that an index holds. */
  moment: Fragment;
  /** Rows that come after all others, whatever their moment; `where` leaves them out. */
  lastOfAll?: Fragment;
  limit: number;
  /** The present, or on a further page the moment that its key names. */
  asOf: Date;
  after: UrgencyKey | undefined;
};

/**
 * Rows with `due` and `band`, most urgent first (`platform/urgency.ts`), at most `limit`. Each span is a range of the
 * index of its own, so that the cost does not grow with what lies behind the page.
 */
export function urgentFirst(sql: TransactionSql, list: UrgentList): Fragment {
  const bands = urgencyBands(list.asOf);
  const spans = bands.map((span) => slice(sql, list, list.where, span));
  if (list.lastOfAll)
    spans.push(slice(sql, list, list.lastOfAll, { band: UNDATED_BAND, latestFirst: false }));
  const all = spans.filter((one) => one !== undefined);
  const union = all.reduce((sum, one) => sql`${sum} union all ${one}`);
  return sql`select * from (${union}) urgent order by ${urgentOrder(sql, sql`urgent`)} limit ${list.limit}`;
}

/** The same order for a query around it: `rows` is what the outer query calls them. */
export function urgentOrder(sql: TransactionSql, rows: Fragment): Fragment {
  return sql`${rows}.band,
    case when ${rows}.band in (1, 3) then -extract(epoch from ${rows}.due) else extract(epoch from ${rows}.due) end, ${rows}.id`;
}

function slice(
  sql: TransactionSql,
  { columns, from, id, moment, limit, after }: UrgentList,
  where: Fragment,
  span: UrgencyBand,
): Fragment | undefined {
  if (after && span.band < after.band) return undefined;
  const begins = span.from ? sql`and ${moment} >= ${span.from}` : sql``;
  const ends = span.to ? sql`and ${moment} < ${span.to}` : sql``;
  const here = after?.band === span.band ? after : undefined;
  const beyond = !here
    ? sql``
    : span.latestFirst
      ? sql`and (${moment} < ${here.at} or (${moment} = ${here.at} and ${id} > ${here.id}::uuid))`
      : sql`and (${moment}, ${id}) > (${here.at}, ${here.id}::uuid)`;
  const order = span.latestFirst ? sql`${moment} desc, ${id}` : sql`${moment}, ${id}`;
  return sql`(select ${columns}, ${moment} as due, ${span.band}::int as band from ${from}
               where ${where} ${begins} ${ends} ${beyond} order by ${order} limit ${limit})`;
}
