import type { Sql } from "postgres";
import { newId, newReference, type ReferencePrefix } from "~/platform/ids";
import { givenColumnList } from "../testing/given-columns";

/** Everything that hangs on a referral once its offers are authorised, parents first. */
const TABLES = [
  "referrals",
  "referral_children",
  "assignments",
  "editions",
  "search_stages",
  "deliveries",
  "delivery_services",
  "offers",
  "offer_children",
  "offer_versions",
  "costing_lines",
  "impact_assessments",
  "impact_parts",
  "authorisations",
] as const;

const VERSIONS =
  "select v.id from offer_versions v join offers o on o.id = v.offer_id where o.referral_id = $1";

const WHERE: Partial<Record<(typeof TABLES)[number], string>> = {
  referrals: "id = $1",
  delivery_services: "delivery_id in (select id from deliveries where referral_id = $1)",
  offer_children: "offer_id in (select id from offers where referral_id = $1)",
  offer_versions: "offer_id in (select id from offers where referral_id = $1)",
  costing_lines: `offer_version_id in (${VERSIONS})`,
  impact_assessments: `offer_version_id in (${VERSIONS})`,
  impact_parts: `assessment_id in (select a.id from impact_assessments a where a.offer_version_id in (${VERSIONS}))`,
};

type Row = Record<string, unknown> & { id?: string; reference?: string };

/**
 * Copies of a search that the commands have brought to its decision, each with ids and references of its own: a
 * hundred of them by the commands would take minutes. The client has to pass by row security.
 *
 * @returns for each copy what the references of the first one are called there
 */
export async function copySearch(
  admin: Sql,
  reference: string,
  howMany: number,
): Promise<Map<string, string>[]> {
  const [first] = await admin<{ id: string }[]>`select id from referrals where reference = ${reference}`;
  if (!first) throw new Error(`There is no ${reference}.`);
  const rows = new Map<string, Row[]>();
  for (const table of TABLES) {
    const where = WHERE[table] ?? "referral_id = $1";
    const found = await admin.unsafe<{ row: Row }[]>(
      `select to_jsonb(t) as row from ${table} t where ${where}`,
      [first.id],
    );
    rows.set(
      table,
      found.map(({ row }) => row),
    );
  }
  const all = [...rows.values()].flat();
  const ids = all.flatMap(({ id }) => (id ? [id] : []));
  const references = new Set(all.flatMap((row) => (row.reference ? [row.reference] : [])));

  const copies = Array.from({ length: howMany }, () => ({
    names: new Map([...references].map((one) => [one, newReference(one.split("-")[0] as ReferencePrefix)])),
    ids: new Map(ids.map((id) => [id, newId()])),
  }));
  for (const [table, originals] of rows) {
    const text = JSON.stringify(originals);
    const made = copies.flatMap((copy) => {
      let copied = text;
      for (const [from, to] of [...copy.ids, ...copy.names]) copied = copied.replaceAll(from, to);
      return JSON.parse(copied) as Row[];
    });
    const columns = await givenColumnList(admin, table);
    await admin.unsafe(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
      [JSON.stringify(made)],
    );
  }
  return copies.map(({ names }) => names);
}
