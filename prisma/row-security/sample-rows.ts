import type postgres from "postgres";

/**
 * Two worlds that share nothing: in each a council, a provider and a region's hub with one person, and a
 * row of every table that ties them together. Rows are made from the catalogue, so that a new table is in the
 * test from its first day.
 */
export type World = 1 | 2;

/** A uuid that depends on the world and on what it is the id of. */
export function idOf(world: World, thing: string): string {
  let hash = 2166136261;
  for (const char of thing) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619) >>> 0;
  return `0000000${world}-0000-7000-8000-0000${hash.toString(16).padStart(8, "0")}`;
}

const COUNCIL_PEOPLE = new Set([
  "broker_id",
  "created_by_id",
  "published_by_id",
  "opened_by_id",
  "asked_by_id",
  "accepted_by_id",
  "raised_by_id",
  "read_by_id",
  "released_by_id",
  "uploaded_by_id",
  "marked_by_id",
  "recorded_by_id",
  "blocked_by_id",
  "set_by_id",
  "moved_by_id",
]);
const PROVIDER_PEOPLE = new Set([
  "picked_up_by_id",
  "answered_by_id",
  "submitted_by_id",
  "saved_by_id",
  "declared_by_id",
  "confirmed_by_id",
  "booked_by_id",
  "proposed_by_id",
  "sent_by_id",
]);
const ORGANISATIONS: Record<string, string> = {
  council_id: "council",
  provider_id: "provider",
  owner_organisation_id: "council",
  organisation_id: "council",
  doer_organisation_id: "provider",
};
/** Which person a plain `person_id` of a table is, where it is not the council's. */
const PERSON_OF: Record<string, string> = {
  delivery_reads: "provider person",
  sessions: "provider person",
  terms_acceptances: "provider person",
  information_releases: "provider person",
  information_looks: "provider person",
  forum_bookings: "provider person",
  forum_votes: "provider person",
  notification_choices: "provider person",
};

/** References without a key, which a new table has not. */
const WITHOUT_KEY: Record<string, string> = {
  date_id: "forum_dates",
  topic_id: "forum_topics",
  booking_id: "forum_bookings",
};

/** What the catalogue does not say: a reference comes from its key, a word from the first that a CHECK allows. */
const VALUES: Record<string, unknown> = {
  "sessions.factor": "given",
  "factors.secret": "\\x00",
  "ceremonies.purpose": "confirm",
  "invitations.state": "waiting",
  "referrals.state": "searching",
  "deliveries.state": "delivered",
  "offers.state": "submitted",
  "offers.version_number": 1,
  "impact_assessments.age_bands": "{nobody}",
  "offers.not_safe_at": null,
  "impact_answers.side": "council",
  "impact_parts.part": "food",
  "placements.state": "planned",
  "agreements.state": "issued",
  "placement_changes.answered_by_id": null,
  "leaving_care_records.what": "assessment",
  "leaving_care_records.code": null,
  "leaving_care_records.on_day": "2000-01-01",
  "leaving_care_records.ask_on": null,
  "cost_reviews.next_on": "2000-01-01",
  "step_down_plans.target": "agency-family",
  "step_down_plans.due_on": "2100-01-01",
  "step_down_plans.answer": null,
  "step_down_plans.objection": null,
  "step_down_plans.words": null,
  "step_down_plans.answered_by_id": null,
  "step_down_plans.answered_at": null,
  "referral_verdicts.days": 7,
  "agreements.template_id": null,
  "agreement_templates.source": "x",
  "agreement_template_versions.source": "x",
  "referral_verdicts.read_by_id": null,
  "verdict_sections.section": "needs",
  "promise_points.point": "staffing",
  "child_views.sealed": "\\x00",
  "verdict_sections.note": null,
  "placement_reviews.held_on": null,
  "placement_reviews.outcome": null,
  "placement_reviews.note": null,
  "placement_reviews.decided_by_id": null,
  "placement_reviews.decided_at": null,
  "record_packs.covers": 1,
  "record_packs.sha256": "0".repeat(64),
  "record_packs.filed_on": null,
  "record_packs.filed_where": null,
  "record_packs.filed_by_id": null,
  "record_packs.filed_at": null,
  "home_files.kind": "photo",
  "home_files.state": "ready",
  "home_files.alt_text": "The garden",
  "home_files.nobody_in_it": true,
  "home_files.refused": null,
  "home_files.waits_for": null,
  "home_files.attempts": 0,
  "home_files.pages": null,
  "home_files.ended_at": null,
  "home_files.ready_at": "2026-11-22T10:00:00Z",
  "home_files.made_bytes": 1,
  "placement_documents.state": "checking",
  "placement_documents.kind": "monthly",
  "placement_documents.covers_on": "2026-11-01",
  "placement_documents.change_id": null,
  "placement_documents.fee_line_id": null,
  "placement_documents.refused": null,
  "placement_documents.waits_for": null,
  "placement_documents.attempts": 0,
  "placement_documents.words": null,
  "placement_documents.page_count": null,
  "placement_documents.read_by_id": null,
  "placement_documents.read_at": null,
  "placement_documents.removed_by_id": null,
  "placement_documents.removed_at": null,
  "placement_documents.removed_why": null,
  "report_requests.covers_on": "2026-11-01",
  "information_looks.placement_document_id": null,
  "arrival_items.code": "medication",
  "arrival_items.own_number": null,
  "arrival_items.label": null,
  "arrival_items.done_at": null,
  "arrival_items.done_by_id": null,
  "arrival_items.not_needed": false,
  "arrival_items.undone_at": null,
  "arrival_items.undone_by_id": null,
  "arrival_items.undone_why": null,
  "arrival_items.removed_at": null,
  "arrival_items.removed_by_id": null,
  // The one that is given again and again.
  "statutory_steps.code": "unregistered-review",
  "statutory_steps.evidence": "x",
  "statutory_requests.code": "out-of-area-approval",
  "statutory_requests.note": "x",
  "statutory_steps.given_for": {},
  "statutory_notices.code": "notice-parents",
  "statutory_notices.part": "mother",
  "statutory_notices.how": "post",
  "statutory_notices.tells": "full",
  "statutory_notices.sealed": "\\x00",
  "statutory_notices.given_for": {},
  "statutory_notices.sent_by_id": null,
  "statutory_circumstances.told_how": "x",
  // Of the bytes that a sample has.
  "agreement_versions.sha256": "619a4dec6900da1feb21570a9a316b719f4802bf7686ce13e6cd6114d391b3e6",
  "statement_pdfs.sha256": "619a4dec6900da1feb21570a9a316b719f4802bf7686ce13e6cd6114d391b3e6",
  "agreement_pdfs.sha256": "619a4dec6900da1feb21570a9a316b719f4802bf7686ce13e6cd6114d391b3e6",
  // A line that still changes.
  "expected_lines.closes_on": "2100-01-01",
  // One of each outcome.
  "import_batches.rows": 5,
  "import_rows.reason": null,
  "payment_uploads.state": "reading",
  "payment_uploads.batch_number": null,
  "payment_uploads.asked_at": null,
  "payment_uploads.asked_by_id": null,
  "payment_suppliers.provider_id": null,
  "payment_suppliers.linked_at": null,
  "payment_suppliers.linked_by_id": null,
  "payments.withdrawn_at": null,
  "payments.withdrawn_by_id": null,
  "payment_documents.kind": "invoice",
  "payment_documents.state": "received",
  "payment_documents.corrects_id": null,
  "payment_documents.net_pence": 1,
  "payment_documents.vat_pence": 0,
  "payment_documents.gross_pence": 1,
  "payment_documents.decided_by_id": null,
  "payment_documents.decided_at": null,
  "payment_documents.return_reason": null,
  "payment_documents.return_words": null,
  "payment_documents.closed_by_id": null,
  "payment_documents.closed_at": null,
  "payment_document_drafts.corrects_id": null,
  "payment_document_lines.expected_line_id": null,
  "payment_document_lines.nights": 1,
  "payment_document_lines.pence": 1,
  "payment_matches.ended_by_id": null,
  "payment_matches.ended_at": null,
  "payment_holds.state": "held",
  "payment_holds.pence": 1,
  "payment_holds.outcome": null,
  "payment_holds.released_by_id": null,
  "payment_holds.released_at": null,
  "payment_query_messages.kind": "message",
  "placement_issue_messages.kind": "message",
  "priority_figures.quarter_from": "2026-07-01",
  "priority_figures.counted": 20,
  "priority_figures.met": 10,
  "priority_figures.open_late": 0,
  "priority_replies.quarter_from": "2026-07-01",
  // About all payments of the placement.
  "payment_queries.line_id": null,
  "payment_calendars.pays_after_days": 10,
  "payment_calendars.closes_before_days": 3,
  "statements.state": "draft",
  "interest_messages.side": "council",
  "interest_messages.moved_to": null,
  "interest_messages.reason": null,
  "intention_moves.moved_to": "in-progress",
  "statement_versions.content": "{}",
  // Of that content.
  "statement_versions.sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
  "looked_after_totals.children": 1,
  "published_figures.value": 1,
  "events.audience": "both",
  // The triggers that set them are off while the worlds are filled.
  "events.digest": "\\x00",
  "looks.digest": "\\x00",
  "information_looks.digest": "\\x00",
  "redacted_documents.attempts": 0,
  "redacted_documents.waits_for": null,
  "document_pages.number": 1,
  "document_pages.transcription": null,
  "document_pages.decided_by_id": null,
  "information_looks.release_id": null,
  "information_looks.document_id": null,
  "information_looks.transaction": 1,
  "forum_series.published_at": "2026-11-22T10:00:00Z",
  "forum_dates.state": "published",
  "looks.purpose": "read-text",
  "forum_dates.ends_at": "2026-11-22T12:00:00Z",
  "forum_dates.closes_at": "2026-11-22T12:00:00Z",
  "forum_papers.kind": "pdf",
  "forum_papers.state": "ready",
  "forum_papers.attempts": 1,
  "forum_papers.made_bytes": 1,
  "forum_papers.pages": "[]",
  "forum_papers.page_count": 0,
  "forum_papers.wordless_pages": 0,
  "notification_choices.choice": "daily",
  "forum_minutes.published_at": "2026-11-22T10:00:00Z",
};

type Column = {
  of: string;
  column_name: string;
  data_type: string;
  is_nullable: string;
  /** The table that it refers to by its id, and the first word that a CHECK allows it. */
  refers_to: string | null;
  allowed: string | null;
};

function sampleValue(world: World, table: string, column: Column, variant: string): unknown {
  const name = column.column_name;
  const fixed = VALUES[`${table}.${name}`];
  if (fixed !== undefined) return fixed;
  if (name === "id" && column.data_type === "uuid") return idOf(world, table + variant);
  if (name === "person_id")
    return idOf(world, (variant.endsWith("person") && variant) || (PERSON_OF[table] ?? "council person"));
  if (COUNCIL_PEOPLE.has(name)) return idOf(world, "council person");
  if (PROVIDER_PEOPLE.has(name)) return idOf(world, "provider person");
  const organisation = ORGANISATIONS[name];
  if (organisation) return idOf(world, organisation);
  const thing = column.refers_to ?? WITHOUT_KEY[name];
  if (thing) return idOf(world, thing.startsWith("forum_") ? thing + variant : thing);
  if (column.is_nullable === "YES") return undefined;
  if (column.allowed !== null) return column.allowed;
  if (name === "email") return `world${world}${variant.replaceAll(" ", "-")}@example.org`;
  switch (column.data_type) {
    case "uuid":
      return idOf(world, `${table}.${name}`);
    case "integer":
      return 1;
    case "bigint":
      return world;
    case "double precision":
      return 52.5;
    case "boolean":
      return false;
    case "jsonb":
      return "{}";
    case "bytea":
      return "\\x00";
    case "ARRAY":
      return "{}";
    case "date":
      return "2026-11-22";
    case "timestamp with time zone":
      return "2026-11-22T10:00:00Z";
    default:
      return `world ${world} ${table} ${name}${variant}`;
  }
}

/** Tables that need one row for each of the three people or organisations of a world. */
const VARIANTS: Record<string, string[]> = {
  people: ["council person", "provider person", "region person"],
  organisations: ["council", "provider", "region"],
  memberships: ["council person", "provider person", "region person"],
  role_changes: ["council person", "provider person", "region person"],
  invitations: ["council person", "provider person", "region person"],
  form_keys: ["council person", "provider person", "region person"],
  // On one service, and on a whole provider.
  alerts: ["", "provider"],
  forum_feeds: ["council person", "provider person", "region person"],
};

/** Forums belong to a council or to the region: a row of each. */
const variantsOf = (table: string): string[] =>
  VARIANTS[table] ?? (table.startsWith("forum_") ? ["", "region"] : [""]);

export type SampleTable = { name: string; schema: string; table: string };

/** Every table of the four schemas except Prisma's own. */
export async function allTables(sql: postgres.Sql): Promise<SampleTable[]> {
  return sql<SampleTable[]>`
    select schemaname || '.' || tablename as name, schemaname as schema, tablename as table
    from pg_tables where schemaname in ('auth', 'access', 'vault', 'public') and tablename <> '_prisma_migrations'
    order by 1`;
}

/** Every column that is filled in, as it stands before the keys are dropped. */
async function allColumns(sql: postgres.Sql): Promise<Column[]> {
  return sql<Column[]>`
    select c.table_schema || '.' || c.table_name as of, c.column_name, c.data_type, c.is_nullable,
           (select f.relname from pg_constraint k
              join pg_class f on f.oid = k.confrelid join pg_namespace n on n.oid = f.relnamespace
              cross join lateral unnest(k.conkey, k.confkey) as pair (own, theirs)
              join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
              join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs
             where k.contype = 'f' and k.conrelid = t.oid and a.attname = c.column_name and b.attname = 'id'
               and n.nspname || '.' || f.relname not in ('access.people', 'access.organisations')
             limit 1) as refers_to,
           (select w.words[1] from pg_constraint k
              cross join lateral regexp_match(pg_get_constraintdef(k.oid),
                '[(]' || c.column_name || ' = ANY [(]ARRAY[[]''([^'']*)''') as w (words)
             where k.contype = 'c' and k.conrelid = t.oid and w.words is not null
             order by length(pg_get_constraintdef(k.oid)) desc limit 1) as allowed
      from information_schema.columns c
      join pg_class t on t.oid = format('%I.%I', c.table_schema, c.table_name)::regclass
     where c.table_schema in ('auth', 'access', 'vault', 'public') and c.is_generated = 'NEVER' and t.relkind = 'r'
     order by 1, c.ordinal_position`;
}

/**
 * Fills both worlds and returns for each table the world of every row, by `ctid`. Runs as the owner, who opens
 * the tables for it and closes them again.
 */
export async function fillWorlds(sql: postgres.Sql): Promise<Map<string, Map<string, World>>> {
  const tables = await allTables(sql);
  const described = await allColumns(sql);
  const keys = await sql<{ name: string; constraint: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name, quote_ident(k.conname) as constraint
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname in ('auth', 'access', 'vault', 'public')`;
  for (const key of keys) await sql.unsafe(`alter table ${key.name} drop constraint ${key.constraint}`);
  const where = new Map<string, Map<string, World>>();
  for (const { name, table } of tables) {
    await sql.unsafe(
      `alter table ${name} disable trigger user; alter table ${name} no force row level security`,
    );
    const columns = described.filter((column) => column.of === name);
    const rows = new Map<string, World>();
    // The migrator's one row is foreign to everybody.
    if (table === "tenant_key")
      for (const { place } of await sql.unsafe<{ place: string }[]>(
        `select ctid::text as place from ${name}`,
      ))
        rows.set(place, 2);
    for (const world of table === "tenant_key" ? [] : ([1, 2] as const)) {
      for (const variant of variantsOf(table)) {
        const record: Record<string, unknown> = {};
        for (const column of columns) {
          const value = sampleValue(world, table, column, variant);
          if (value !== undefined) record[column.column_name] = value;
        }
        if (table === "people" || table === "organisations") record.id = idOf(world, variant);
        if (table === "organisations") record.kind = variant;
        if (table === "memberships" || table === "invitations" || table === "role_changes")
          record.organisation_id = idOf(world, variant.replace(" person", ""));
        if (table === "alerts" && variant === "") delete record.provider_id;
        if (table === "alerts" && variant === "provider") {
          delete record.service_id;
          record.owner_key = `owner of world ${world}`;
        }
        if (table.startsWith("forum_") && variant === "region")
          record.owner_organisation_id = idOf(world, "region");
        // The region's is for the council to do.
        if (table === "forum_actions" && variant === "region")
          record.doer_organisation_id = idOf(world, "council");
        if (table === "outgoing_messages") record.to_email = `world${world}@example.org`;
        const names = Object.keys(record);
        const [made] = await sql.unsafe<{ place: string }[]>(
          `insert into ${name} (${names.map((n) => `"${n}"`).join(", ")})
           values (${names.map((_, i) => `$${i + 1}`).join(", ")}) returning ctid::text as place`,
          names.map((n) => record[n] as never),
        );
        if (made) rows.set(made.place, world);
      }
    }
    where.set(name, rows);
    await sql.unsafe(`alter table ${name} force row level security`);
  }
  return where;
}
