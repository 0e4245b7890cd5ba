import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { SHARED_COLUMNS } from "~/platform/database/shared-columns";
import { projectFolder } from "../scripts/database/folders";
import { testDatabase } from "./testing/database.server";
import { MODELS, type TableUse, tableUses } from "./testing/table-uses";

testDatabase();

/**
 * Texts that providers can read and that take no `ClearedText`, each with why not. Whoever adds a column that a provider
 * reads says here what makes it harmless, or puts it into `SHARED_COLUMNS`, where only the gate fills it.
 */
const OTHERS: Readonly<Record<string, string>> = {
  // A code, a state or a reference: a list of the program stands behind it.
  code: `acceptances.purpose arrival_items.code arrival_items.value arrival_plans.kind arrival_plans.side agreement_pdfs.sha256 agreement_signatures.role agreement_signatures.sha256 agreement_signatures.side
    agreement_versions.sha256 agreements.reference agreements.state fee_lines.basis fee_lines.kind fee_lines.pace
    alerts.kind costing_lines.basis costing_lines.charge costing_lines.kind declarations.genders declarations.needs
    declarations.not_needs
    declarations.outcode deliveries.reference deliveries.search_state deliveries.state delivery_services.answer
    delivery_services.decline_reason delivery_services.decline_section verdict_sections.section verdict_sections.says promise_messages.points delivery_services.distance_band document_pages.flags document_pages.state
    impact_answers.answer impact_answers.side impact_assessments.age_bands impact_parts.likelihood impact_parts.part event_kinds.audiences event_kinds.domain event_kinds.kind expected_lines.kind events.audience events.from_state events.kind events.subject
    events.to_state form_keys.digest form_keys.key form_keys.outcome forum_actions.chased forum_actions.state
    forum_bookings.attendee_key forum_bookings.pass_hash forum_bookings.reminded forum_bookings.state
    forum_dates.audience forum_dates.reference forum_dates.state forum_feeds.secret_hash forum_papers.kind
    forum_papers.state forum_papers.waits_for forum_series.audience forum_series.every forum_series.kind
    forum_series.start_time forum_topics.figures forum_topics.state information_looks.what
    information_releases.ended_because offers.funding_stage offers.reference offers.state
    placement_absences.kind placement_absences.side placement_changes.kind placement_changes.side placement_changes.state
    placement_changes.what payment_allocations.rule payment_document_drafts.kind payment_documents.folded payment_documents.kind
    payment_documents.received_how payment_documents.return_reason payment_documents.state payment_queries.kind
    priority_figures.measure
    placement_issues.topic placement_issues.team placement_issues.state placement_issues.outcome placement_issue_messages.side placement_issue_messages.kind
    payment_queries.outcome payment_queries.state payment_query_messages.kind payment_query_messages.side placements.end_reason step_down_plans.answer step_down_plans.objection step_down_plans.target
    payment_holds.outcome payment_holds.owner payment_holds.reason payment_holds.state payment_queries.outcome payment_queries.state payment_query_messages.kind payment_query_messages.side placements.end_reason step_down_plans.answer step_down_plans.objection step_down_plans.target
    home_files.kind home_files.file_kind home_files.state home_files.refused home_files.waits_for placement_documents.side placement_documents.kind placement_documents.file_kind placement_documents.state placement_documents.refused
    placement_documents.waits_for placement_documents.removed_why report_requests.kind
    placements.ended_side placements.notice_reason placements.notice_side placements.reference
    placements.referral_reference placements.state redacted_documents.kind
    redacted_documents.state redacted_documents.waits_for statement_versions.sha256 intention_moves.moved_to
    intention_interests.state interest_messages.moved_to interest_messages.reason interest_messages.side`,
  // The whole gate has published it: as editions and their headlines, fuller detail, agreements, or pages made anew.
  gate: `agreement_versions.content fee_lines.description deliveries.headline deliveries.needed_by deliveries.reason deliveries.summary editions.changes editions.content
    editions.headline editions.summary fuller_details.published forum_minutes.tree forum_papers.pages placements.headline statement_versions.content`,
  // The name of a person, an organisation or an owner of the register.
  name: `agreement_signatures.person_name alerts.confirmed_by_name alerts.confirmed_for_name alerts.end_asked_by_name alerts.end_asked_for_name alerts.owner_key owner_groups.owner_key
    alerts.raised_by_name forum_actions.doer_name forum_bookings.attendee_name forum_bookings.organisation_name`,
  // A number, an address or a link that is there to be used.
  contact: `alerts.source_url delivery_services.ring_number forum_bookings.attendee_email forum_links.url`,
  // Words of the program, about a file that was not accepted.
  ours: `forum_papers.refused redacted_documents.refused`,
  // Of its own organisation alone, or of whoever it is about; numbers that came with a payment to whoever was paid.
  // Read in a file by us, and of a home's own guide, which its provider made for children.
  guide: `home_files.pages`,
  own: `offer_drafts.values impact_drafts.values payment_document_drafts.values forum_needs.access forum_needs.diet payments.document_number payments.remittance`,
  // Typed by nobody: `recordEvent` takes what its catalogue has, and of it a `ClearedText`.
  event: `events.data events.reason`,
  // Of the register and its directories.
  register: `looked_after_totals.* outcodes.* postcodes.* published_figures.* register_imports.* service_history.* service_snapshots.* services.*`,
};

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The column as the database has it. */
function columnOf(model: string, field: string): string {
  const known = MODELS.get(model);
  expect([model, field, known?.scalars.has(field)]).toEqual([model, field, true]);
  return `${known?.table.replace(/^public\./, "")}.${snake(field)}`;
}

it("every text of the public schema that a provider can read is cleared, or says why it need not be", async () => {
  const found = await sqlFor("owner")<{ name: string; table: string }[]>`
    select c.relname || '.' || a.attname as name, c.relname as table
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype)
       and has_column_privilege('homeward_provider', c.oid, a.attnum, 'select')
     order by 1`;
  const shared = Object.entries(SHARED_COLUMNS).flatMap(([model, fields]) =>
    fields.map((field) => columnOf(model, field)),
  );
  const others = Object.values(OTHERS).flatMap((names) => names.trim().split(/\s+/));
  const known = new Set([...shared, ...others]);
  const readable = found.map(({ name, table }) => (known.has(`${table}.*`) ? `${table}.*` : name));
  const where =
    "typed by somebody: SHARED_COLUMNS of app/platform/database/shared-columns.ts, else OTHERS of this test";
  expect(
    readable.filter((name) => !known.has(name)),
    where,
  ).toEqual([]);
  expect(others.filter((name) => shared.includes(name))).toEqual([]);
  expect([...known].filter((name) => !readable.includes(name) && !name.endsWith(".*"))).toEqual([]);
});

it("nothing but the gate and our own constants makes a text that others may read", () => {
  const forged = ["app", "scripts", "prisma", "emails"].flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .map((path) => `${folder}/${path}`)
      .filter((path) =>
        /\b(?:as|satisfies) ClearedText\b|<ClearedText>/.test(
          readFileSync(join(projectFolder, path), "utf8"),
        ),
      ),
  );
  expect(forged.sort()).toEqual(["app/platform/cleared-text.ts", "app/platform/mark-cleared.ts"]);
});

/** How a table whose texts need the gate may be written: by the two calls that ask for a `ClearedText`, or without its texts. */
function passesBy({ table, writes, how }: TableUse, text: string): boolean {
  const [model = ""] = [...MODELS].find(([, one]) => one.table === table) ?? [];
  const columns = Object.hasOwn(SHARED_COLUMNS, model)
    ? SHARED_COLUMNS[model as keyof typeof SHARED_COLUMNS].map(snake)
    : [];
  if (!writes || columns.length === 0) return false;
  // A record of any names hides from the type which of them it fills.
  if (how === "call") return /\bRecord<string,|\bas (never|any|unknown)\b/.test(text);
  if (how === "relation") return true;
  const words: string[] = how.sql.replaceAll(/\b\w+ = null\b/g, "").match(/\w+/g) ?? [];
  return columns.some((column) => words.includes(column));
}

it("a text that others may read is written past its type nowhere: not with another row, and not in SQL", () => {
  const past = (file: string, text: string) =>
    tableUses(file, text)
      .filter((use) => passesBy(use, text))
      .map(({ table, line }) => `${file}, line ${line}: ${table}`);
  const found = ["app", "scripts"].flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|testing\//.test(path))
      .flatMap((path) => past(`${folder}/${path}`, readFileSync(join(projectFolder, folder, path), "utf8"))),
  );
  expect(found).toEqual([]);
  // The controls.
  const says = (code: string) => past("x", code).length;
  expect(says("tx.offer.updateMany({ data: { stateReason } })")).toBe(0);
  expect(says("const row: Record<string, string> = {}; tx.offer.updateMany({ data: row })")).toBe(1);
  expect(says("tx.referral.update({ data: { offers: { create: [{ stateReason }] } } })")).toBe(1);
  expect(says("tx.$executeRaw`update offers set state_reason = typed`")).toBe(1);
  expect(says("tx.$executeRaw`update delivery_services s set note = null, version = 2`")).toBe(0);
  expect(says("tx.$executeRaw`insert into public.alerts (id, note) values (1, typed)`")).toBe(1);
});
