import postgres from "postgres";

/** One row of the two yardsticks: what an inbox says of a delivery, without anything worked out. */
export type OwnRow = {
  id: string;
  reference: string;
  headline: string;
  summary: string;
  reason: string;
  state: string;
  answer_by: Date;
};

const { BENCH_URL = "", BENCH_ORGANISATION = "", BENCH_ACTING = "" } = process.env;
const sql = postgres(BENCH_URL, { max: 8, onnotice: () => undefined });

/** The organisation's 20 most urgent deliveries, as its own role under row security, in one trip. */
export async function ownRows(): Promise<OwnRow[]> {
  const [, rows] = await sql.begin((tx) => [
    tx`select set_config('app.acting', ${BENCH_ACTING}, true)`,
    tx<OwnRow[]>`
      select id, reference, headline, summary, reason, state, answer_by from deliveries
       where provider_id = ${BENCH_ORGANISATION}
         and state in ('queued', 'delivered', 'opened', 'picked-up', 'undeliverable')
       order by (search_state = 'paused'), answer_by, id limit 20`,
  ]);
  return [...(rows as OwnRow[])];
}
