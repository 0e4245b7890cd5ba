import type { Fragment, TransactionSql } from "postgres";
import { UNDATED_BAND, type UrgencyKey, urgencyBands } from "~/platform/urgency";

type UrgentList = {
  columns: Fragment;
  /** What stands between `from` and `where`; its rows have an `id`. */
  from: Fragment;
  id: Fragment;
  where: Fragment;
  /** The moment by which a row is sorted: an expression that an index holds. */
  moment: Fragment;
  /** Of the rows of `where`, those that come after all others, whatever their moment. */
  lastOfAll?: Fragment;
  limit: number;
  /** The present, or on a further page the moment that its key names. */
  asOf: Date;
  after: UrgencyKey | undefined;
};

/**
 * A range of moments that is read from the index in one direction; the ends are part of it as `urgencyBands` says. They
 * are texts, since a range without an end has infinity there, which is no `Date`.
 */
type Span = {
  band: number;
  begins: string;
  ends: string;
  last: boolean;
  latestFirst: boolean;
};

/**
 * Rows with `due` and `band`, most urgent first (`platform/urgency.ts`), at most `limit`. Each span is a range of the
 * index of its own, so that the cost does not grow with what lies behind the page. The table is named once for each
 * direction and not once for each span: its policies are planned and asked as often as it is named.
 */
export function urgentFirst(sql: TransactionSql, list: UrgentList): Fragment {
  const spans: Span[] = urgencyBands(list.asOf).map(({ band, from, to, latestFirst }) => ({
    band,
    begins: from?.toISOString() ?? "-infinity",
    ends: to?.toISOString() ?? "infinity",
    last: false,
    latestFirst,
  }));
  if (list.lastOfAll)
    spans.push({ band: UNDATED_BAND, begins: "-infinity", ends: "infinity", last: true, latestFirst: false });
  // Anybody can type a key of a span that this list has not: it begins at its start then.
  const after = spans.some(({ band }) => band === list.after?.band) ? list.after : undefined;
  const here = spans.filter(({ band }) => !after || band >= after.band);
  const directions = [false, true].flatMap((latestFirst) => {
    const ranges = here.filter((span) => span.latestFirst === latestFirst);
    return ranges.length > 0 ? [inDirection(sql, { ...list, after }, ranges, latestFirst)] : [];
  });
  const all = directions.reduce((sum, one) => sql`${sum} union all ${one}`);
  return sql`select * from (${all}) urgent order by ${urgentOrder(sql, sql`urgent`)} limit ${list.limit}`;
}

/** The same order for a query around it: `rows` is what the outer query calls them. */
export function urgentOrder(sql: TransactionSql, rows: Fragment): Fragment {
  return sql`${rows}.band,
    case when ${rows}.band in (1, 3) then -extract(epoch from ${rows}.due) else extract(epoch from ${rows}.due) end, ${rows}.id`;
}

/** The first rows of each span whose moments run the same way. */
function inDirection(
  sql: TransactionSql,
  { columns, from, id, where, moment, lastOfAll, limit, after }: UrgentList,
  spans: readonly Span[],
  latestFirst: boolean,
): Fragment {
  const rows = spans
    .map(
      ({ band, begins, ends, last }) =>
        sql`(${band}::int, ${begins}::text::timestamptz, ${ends}::text::timestamptz, ${last}::boolean)`,
    )
    .reduce((sum, one) => sql`${sum}, ${one}`);
  const kind = lastOfAll ? sql`and (${lastOfAll}) = span.last` : sql``;
  const beyond = !after
    ? sql``
    : latestFirst
      ? sql`and (span.band <> ${after.band} or ${moment} < ${after.at} or (${moment} = ${after.at} and ${id} > ${after.id}::uuid))`
      : sql`and (span.band <> ${after.band} or (${moment}, ${id}) > (${after.at}, ${after.id}::uuid))`;
  const order = latestFirst ? sql`${moment} desc, ${id}` : sql`${moment}, ${id}`;
  return sql`(select first.* from (values ${rows}) span(band, begins, ends, last) cross join lateral (
      select ${columns}, ${moment} as due, span.band from ${from}
       where ${where} and ${moment} >= span.begins and ${moment} < span.ends ${kind} ${beyond}
       order by ${order} limit ${limit}) first)`;
}
