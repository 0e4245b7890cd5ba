import { expect, it } from "vitest";
import { domains } from "../app/domains.json";
import { sqlFolder } from "../scripts/database/folders";
import { readSqlFiles } from "../scripts/database/sql-files";
import { statementsOf } from "../scripts/database/statements";

/** Lowest first: what each may react to is below it (docs/adr/0027). What is no domain's stands under all of them. */
const FLOORS = ["tenant", "platform", "queue", ...domains];
const statements = (await readSqlFiles(sqlFolder)).flatMap(({ path, sql }) =>
  statementsOf(sql).map((statement) => ({ file: path, domain: path.replace(/[/.].*/, ""), ...statement })),
);
const tableOf = new Map<string, { file: string; domain: string }>();
const functionOf = new Map<string, string>();
for (const { sql, file, domain } of statements) {
  const [, table] = /^alter table (\S+) enable row level security/.exec(sql) ?? [];
  if (table) tableOf.set(table, { file, domain });
  const [, name] = /^create function ([\w.]+)\(/.exec(sql) ?? [];
  if (name) functionOf.set(name, domain);
}
const floor = (domain: string | undefined): number => FLOORS.indexOf(domain ?? "");

it("every file belongs to a domain on the list", () => {
  expect(
    [...new Set(statements.map(({ domain }) => domain))].filter((domain) => floor(domain) === -1),
    "put the domain into app/domains.json (a reader of the top floor has no table)",
  ).toEqual([]);
});

it("policies and grants of a table stand in its file alone, which is its owner", () => {
  const elsewhere = statements.filter(({ sql, file }) => {
    const [, table = ""] =
      /^(?:create policy|grant|alter table)\b[\s\S]*?\b(?:on|table)\s+([a-z]+\.\w+)\b/.exec(sql) ?? [];
    const owner = tableOf.get(table);
    return owner !== undefined && owner.file !== file;
  });
  expect(elsewhere.map(({ file, sql }) => `${file}: ${sql.slice(0, 60)}`)).toEqual([]);
});

it("a trigger between two domains stands in the file of the upper one: the lower knows nothing of it", () => {
  const wrong: string[] = [];
  const across: string[] = [];
  for (const { sql, file, domain } of statements) {
    const [, name, table = "", called = ""] =
      /^create (?:constraint )?trigger (\w+)[\s\S]*?\bon ([\w.]+)[\s\S]*execute function ([\w.]+)\(/.exec(
        sql,
      ) ?? [];
    if (!name) continue;
    const [of, by] = [tableOf.get(table)?.domain, functionOf.get(called)];
    const upper = floor(of) >= floor(by) ? of : by;
    if (upper !== domain)
      wrong.push(`${name} on ${table} (${of}) calls ${called} (${by}) and stands in ${file}`);
    if (floor(of) < floor(by)) across.push(`${name} on ${table}: ${domain}`);
  }
  expect(wrong).toEqual([]);
  // Those by which an upper domain reacts to a lower one: each is named here and has its reason in docs/adr/0027.
  expect(across.sort()).toEqual([
    "cancel_authorisations on public.offers: authorisations",
    "end_forum_feed on access.memberships: forums",
    "end_releases on access.memberships: releases",
    "end_releases on public.deliveries: releases",
    "end_releases on public.delivery_services: releases",
    "end_releases on public.offers: releases",
    "end_releases_of_role on access.memberships: releases",
    "end_releases_of_service on public.services: releases",
    "forget_case_ids_of_orders on vault.identities: payments",
    "forget_named_text on vault.identities: referrals",
    "forget_placement_documents on vault.identities: documents",
    "forget_what_hangs_on_a_key on vault.identities: releases",
    "forget_where_filed on vault.identities: records",
    "forget_words_of_changes on vault.identities: agreements",
    "forget_words_of_cost_reviews on vault.identities: agreements",
    "forget_words_of_documents on vault.identities: payments",
    "forget_words_of_feedback on vault.identities: feedback",
    "forget_words_of_holds on vault.identities: payments",
    "forget_words_of_issues on vault.identities: issues",
    "forget_words_of_leaving_care on vault.identities: agreements",
    "forget_words_of_payment_queries on vault.identities: payments",
    "forget_words_of_placements on vault.identities: agreements",
    "forget_words_of_plans on vault.identities: arrivals",
    "forget_words_of_step_downs on vault.identities: agreements",
    "forget_words_of_steps on vault.identities: statutory",
    "guard_lapsed_authority on public.authorisations: agreements",
    "price_placement on public.placements: payments",
    "price_placement_of_absence on public.placement_absences: payments",
    "price_placement_of_agreement on public.agreements: payments",
    "price_placement_of_change on public.placement_changes: payments",
    "uncheck_fuller_details on vault.identities: releases",
  ]);
});
