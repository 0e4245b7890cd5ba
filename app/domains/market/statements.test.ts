import { createHash } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { COUNCIL_AREAS } from "~/domains/providers/council-areas";
import { sqlFor } from "~/platform/database/clients.server";
import { council, type FactoryOrganisation, person, provider } from "../../../prisma/factories/organisations";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { addBlock } from "./commands/add-block.server";
import { addComment } from "./commands/add-comment.server";
import { moveBlock } from "./commands/move-block.server";
import { moveStatement } from "./commands/move-statement.server";
import { publishStatement } from "./commands/publish-statement.server";
import { removeBlock } from "./commands/remove-block.server";
import { resolveComment } from "./commands/resolve-comment.server";
import { saveBlock } from "./commands/save-block.server";
import { startStatement } from "./commands/start-statement.server";
import { listPublished, publishedText, viewPublished } from "./queries/published-statements.server";
import { type StatementView, viewStatement } from "./queries/view-statement.server";
import { NO_PARAMETERS } from "./statement/figure-queries.rules";

testDatabase();

const area = COUNCIL_AREAS.find(({ slug }) => slug === "wolverhampton");
const OWN = { title: "", query: null, parameters: {} } as const;
let home: FactoryOrganisation;
let writer: Actor;
let second: Actor;
let head: Actor;
let finance: Actor;
let stranger: Actor;

beforeAll(async () => {
  home = await council(area?.name, { slug: "wolverhampton", councilCode: area?.code ?? "" });
  writer = await person(home, ["commissioner"], { name: "Yasmin" });
  second = await person(home, ["quality-assurance"], { name: "Colin" });
  head = await person(home, ["head-of-service"], { name: "Margaret" });
  finance = await person(home, ["finance-officer"]);
  stranger = await person(await council("Dudley"), ["commissioner"]);
});

beforeEach(async () => {
  const owner = sqlFor("owner");
  await owner`alter table statement_versions disable trigger guard_statement_version`;
  for (const table of [
    "statement_comments",
    "statement_revisions",
    "statement_blocks",
    "statement_versions",
    "statements",
    "published_figures",
  ]) {
    await owner.unsafe(`alter table ${table} no force row level security`);
    await owner.unsafe(`delete from ${table}`);
    await owner.unsafe(`alter table ${table} force row level security`);
  }
  await owner`alter table statement_versions enable trigger guard_statement_version`;
});

async function figures(...years: [year: number, value: number | null][]): Promise<void> {
  for (const measure of ["looked-after", "rate-per-10000", "started", "ceased"])
    for (const [year, value] of years)
      await sqlFor("region")`
        insert into published_figures (measure, part, area_code, year, released, level, area_name, value, mark, file, line, imported_at)
        values (${measure}, '', ${area?.code ?? ""}, ${year}, ${years.at(-1)?.[0] ?? 0}, 'council', 'Wolverhampton', ${value},
                ${value === null ? "c" : null}, 'cla_number.csv', ${year - 1900}, now())`;
  await sqlFor("region")`
    insert into published_figures (measure, part, area_code, year, released, level, area_name, value, mark, file, line, imported_at)
    values ('new-placements-by-distance', 'total', ${area?.code ?? ""}, ${years.at(-1)?.[0] ?? 0}, ${years.at(-1)?.[0] ?? 0},
            'council', 'Wolverhampton', 405, null, 'new_placements.csv', 7, now())`;
}

const start = (actor: Actor = writer) =>
  startStatement(actor, { title: "Homes for children", period: "2026 to 2029" });
const draft = (number = 1, actor: Actor = writer) => viewStatement(actor, number);
const inSection = (view: StatementView, section: string) =>
  view.sections.find(({ key }) => key === section)?.blocks ?? [];

async function textOf(section: string, number = 1) {
  const block = inSection(await draft(number), section).find(({ kind }) => kind === "markdown");
  if (!block) throw new Error(`no text in ${section}`);
  return block.stored;
}

async function write(section: string, body: string, actor: Actor = writer, number = 1) {
  const { id, revision } = await textOf(section, number);
  return saveBlock(actor, { ...OWN, number, block: id, expectedVersion: revision, body });
}

async function inReview(number = 1): Promise<number> {
  const { statement } = await draft(number);
  expect(
    await moveStatement(writer, { number, event: "send-to-review", expectedVersion: statement.version }),
  ).toMatchObject({ ok: true });
  return (await draft(number)).statement.version;
}

async function published(number = 1, changes = "The first statement") {
  return publishStatement(head, { number, expectedVersion: await inReview(number), changes });
}

describe("writing", () => {
  it("begins with the template, once at a time, for who writes and nobody else", async () => {
    expect(await start(finance)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect(await start()).toEqual({ ok: true, value: { number: 1 } });
    const view = await draft();
    expect(view.sections.map(({ key, blocks }) => [key, ...blocks.map(({ kind }) => kind)])).toEqual([
      ["headline", "markdown", "figure"],
      ["children", "markdown", "table", "table", "table"],
      ["voice", "markdown"],
      ["need", "markdown"],
      ["supply", "markdown"],
      ["gap", "markdown", "table"],
      ["price", "markdown"],
      ["not-buying", "markdown"],
      ["respond", "markdown"],
      ["methods", "markdown"],
    ]);
    expect(await start()).toMatchObject({ ok: false, error: { kind: "not-now" } });
    await expect(viewStatement(stranger, 1)).rejects.toMatchObject({ init: { status: 404 } });
    await expect(viewStatement(finance, 1)).rejects.toMatchObject({ init: { status: 403 } });
  });

  it("keeps both of two people who edit different blocks, and asks the second of two on the same (M11)", async () => {
    await start();
    const [need, gap] = [await textOf("need"), await textOf("gap")];
    const save = (actor: Actor, block: string, expectedVersion: number, body: string) =>
      saveBlock(actor, { ...OWN, number: 1, block, expectedVersion, body });
    expect(
      await Promise.all([save(writer, need.id, 1, "Six homes"), save(second, gap.id, 1, "Few near home")]),
    ).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await save(second, need.id, 1, "Eight homes")).toMatchObject({
      ok: false,
      error: { kind: "conflict" },
    });
    const view = await draft();
    expect(inSection(view, "need")[0]?.stored).toMatchObject({
      body: "Six homes",
      revision: 2,
      editorName: "Yasmin",
    });
    expect(inSection(view, "gap")[0]?.stored).toMatchObject({ body: "Few near home", editorName: "Colin" });
    // What was there before is kept, and what the second wrote is written once they have seen it.
    expect(await save(second, need.id, 2, "Eight homes")).toMatchObject({ ok: true });
    const rows = await read(writer, (tx) =>
      tx.statementRevision.findMany({ where: { blockId: need.id }, orderBy: { number: "asc" } }),
    );
    expect(rows.map(({ body }) => body)).toEqual(["", "Six homes", "Eight homes"]);
  });

  it("adds, moves and removes blocks; one that was changed meanwhile is not removed", async () => {
    await start();
    const added = await addBlock(writer, {
      ...OWN,
      number: 1,
      section: "need",
      kind: "markdown",
      body: "Last",
    });
    const id = added.ok ? added.value.id : "";
    const bodies = async () => inSection(await draft(), "need").map(({ text }) => text);
    expect(await bodies()).toEqual(["", "Last"]);
    await moveBlock(writer, { number: 1, block: id, direction: "up" });
    expect(await bodies()).toEqual(["Last", ""]);
    await moveBlock(writer, { number: 1, block: id, direction: "up" });
    expect(await bodies()).toEqual(["Last", ""]);
    await saveBlock(second, { ...OWN, number: 1, block: id, expectedVersion: 1, body: "Newer" });
    expect(await removeBlock(writer, { number: 1, block: id, expectedVersion: 1 })).toMatchObject({
      ok: false,
      error: { kind: "conflict" },
    });
    expect(await removeBlock(writer, { number: 1, block: id, expectedVersion: 2 })).toMatchObject({
      ok: true,
    });
    expect(await bodies()).toEqual([""]);
    expect(
      await saveBlock(second, { ...OWN, number: 1, block: id, expectedVersion: 2, body: "x" }),
    ).toMatchObject({ ok: false, error: { kind: "not-found" } });
  });

  it("refuses a number that leads to somebody, beside its field", async () => {
    await start();
    expect(await write("voice", "Her NHS number is 943 476 5919")).toMatchObject({
      ok: false,
      error: { kind: "invalid", field: "body" },
    });
  });

  it("keeps comments for colleagues until they are resolved", async () => {
    await start();
    expect(await addComment(head, { number: 1, section: "price", body: "Say why" })).toMatchObject({
      ok: true,
    });
    const [comment] = (await draft()).comments;
    expect(comment).toMatchObject({ body: "Say why", writerName: "Margaret", resolvedAt: null });
    await resolveComment(writer, { number: 1, comment: comment?.id ?? "" });
    expect((await draft()).comments[0]?.resolvedAt).not.toBeNull();
    expect(await addComment(finance, { number: 1, section: "price", body: "x" })).toMatchObject({
      ok: false,
    });
  });
});

describe("review and publishing", () => {
  it("nothing is written in review, and it goes back with a reason", async () => {
    await start();
    const version = await inReview();
    expect(await write("need", "Late")).toMatchObject({ ok: false, error: { kind: "not-now" } });
    expect(
      await moveStatement(head, { number: 1, event: "return", expectedVersion: version, reason: "Prices" }),
    ).toMatchObject({ ok: true });
    expect((await draft()).returned).toMatchObject({ reason: "Prices", by: "Margaret" });
  });

  it("is published by another person than whoever wrote last, as it was read", async () => {
    await figures([2024, 517], [2025, 501]);
    await start();
    await write("need", "Six homes");
    const version = await inReview();
    const publish = (actor: Actor, expectedVersion: number) =>
      publishStatement(actor, { number: 1, expectedVersion, changes: "First" });
    expect(await publish(writer, version)).toMatchObject({ ok: false, error: { kind: "not-now" } });
    expect(await publish(second, version)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect(await publish(head, version - 1)).toMatchObject({ ok: false, error: { kind: "conflict" } });
    expect(await publish(head, version)).toMatchObject({ ok: true, value: { number: 1 } });
    expect(await publish(head, version)).toMatchObject({ ok: false });
    expect((await draft()).statement.state).toBe("published");
  });

  it("is refused while a figure has no data, by its name", async () => {
    await start();
    expect(await published()).toMatchObject({
      ok: false,
      error: { kind: "invalid", message: expect.stringContaining("has no data yet") },
    });
  });

  it("freezes figures: the page is the same once their sources are gone, and its hash is that of its JSON (M2)", async () => {
    await figures([2024, 517], [2025, null]);
    await start();
    await write("need", "Six homes, **two** for sisters");
    expect(await published()).toMatchObject({ ok: true });
    const page = await viewPublished("wolverhampton", 1);
    await sqlFor("region")`delete from published_figures`;
    expect(await viewPublished("wolverhampton", 1)).toEqual(page);
    const { text, sha256 } = await publishedText("wolverhampton", null);
    expect(createHash("sha256").update(text, "utf8").digest("hex")).toBe(sha256);
    expect(page.sha256).toBe(sha256);
    expect(page.content.sections.map(({ key }) => key)).toEqual(["headline", "children", "need", "gap"]);
    const [children] = page.content.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === "table" && block.query === "looked-after" ? [block.result] : [],
      ),
    );
    // A mark of the publisher is frozen as one, and every number with its file and line (M1, M7).
    expect(children?.rows[0]?.cells).toEqual([
      { value: 517, mark: null, from: [{ source: 0, line: 124 }] },
      { value: null, mark: "c", from: [{ source: 0, line: 125 }] },
    ]);
    expect(children?.sources[0]).toMatchObject({ file: "cla_number.csv", release: "2025" });
    expect(await listPublished()).toMatchObject([{ slug: "wolverhampton", number: 1 }]);
    await expect(viewPublished("dudley", null)).rejects.toMatchObject({ init: { status: 404 } });
    await expect(viewPublished("wolverhampton", 2)).rejects.toMatchObject({ init: { status: 404 } });
  });

  it("the next edition carries on, says what changed and which figures moved, and supersedes", async () => {
    await figures([2024, 517], [2025, 501]);
    await start();
    await write("need", "Six homes");
    await write("supply", "Plenty");
    await published();
    await sqlFor(
      "region",
    )`update published_figures set value = 499 where year = 2025 and measure = 'looked-after'`;
    expect(await start()).toEqual({ ok: true, value: { number: 2 } });
    expect((await textOf("need", 2)).body).toBe("Six homes");
    await write("need", "Eight homes", writer, 2);
    await write("supply", "", writer, 2);
    await write("price", "Fees rise", writer, 2);
    expect(await published(2, "More homes")).toMatchObject({ ok: true });
    const { content, newest, versions } = await viewPublished("wolverhampton", null);
    expect(content.changes.sections.map(({ key, change }) => [key, change])).toEqual([
      ["headline", "changed"],
      ["children", "changed"],
      ["need", "changed"],
      ["price", "added"],
      ["supply", "removed"],
    ]);
    expect(content.changes.figures[0]).toEqual({
      figure: "Children looked after",
      row: "Wolverhampton",
      column: "2025",
      from: "501",
      to: "499",
    });
    expect(content.supersedes?.sha256).toBe((await publishedText("wolverhampton", 1)).sha256);
    expect([newest, versions.map(({ number }) => number)]).toEqual([2, [2, 1]]);
    expect((await draft(1)).statement.state).toBe("superseded");
    // The old one is where it was, as it was.
    expect((await viewPublished("wolverhampton", 1)).content.changes.summary).toBe("The first statement");
  });
});

describe("past the pages", () => {
  /** Statements as the database role of somebody sends them, with none of the code between. */
  const as = (actor: Actor, ...statements: string[]) =>
    sqlFor(actor.kind).begin(async (tx) => {
      await actingAs(tx, actor.kind, actor);
      for (const statement of statements) await tx.unsafe(statement);
    });
  const refused = { code: "42501" };

  it("a published version is changed by nobody, not even its owner", async () => {
    await figures([2025, 501]);
    await start();
    await write("need", "Six homes");
    await published();
    const owner = sqlFor("owner");
    await owner`alter table statement_versions no force row level security`;
    for (const sql of ["update statement_versions set title = 'x'", "delete from statement_versions"]) {
      await expect(as(head, sql)).rejects.toMatchObject(refused);
      await expect(owner.unsafe(sql)).rejects.toMatchObject(refused);
    }
    await owner`alter table statement_versions force row level security`;
    await expect(
      as(writer, "update statements set state = 'draft', state_since = now(), version = version + 1"),
    ).rejects.toMatchObject(refused);
    await expect(
      as(writer, "update statements set title = 'x', version = version + 1"),
    ).rejects.toMatchObject(refused);
  });

  it("nobody publishes past the review, in another's name, or what they wrote last", async () => {
    await start();
    await write("need", "Six homes");
    const insert = (by: string) => `
      insert into statement_versions (id, statement_id, council_id, number, title, period, changes, content, sha256, published_by_id, published_at)
      select gen_random_uuid(), id, council_id, number, title, period, 'x', '{}',
             encode(sha256('{}'::bytea), 'hex'), '${by}', now() from statements`;
    await expect(as(head, insert(head.personId))).rejects.toMatchObject(refused);
    await inReview();
    await expect(as(writer, insert(writer.personId))).rejects.toMatchObject(refused);
    await expect(as(writer, insert(head.personId))).rejects.toMatchObject(refused);
    await expect(as(finance, insert(finance.personId))).rejects.toMatchObject(refused);
    await expect(
      as(head, "update statements set state = 'published', state_since = now(), version = version + 1"),
    ).rejects.toMatchObject(refused);
    // The control: the same statement of somebody who may.
    await expect(as(head, insert(head.personId))).resolves.toBeUndefined();
  });

  it("nobody writes a revision in another's name, or of a block that says another number", async () => {
    await start();
    const { id } = await textOf("need");
    const revision = (editor: string) => `
      insert into statement_revisions (block_id, number, council_id, title, body, tree, parameters, editor_id, saved_at)
      values ('${id}', 2, '${home.id}', '', 'x', '[]', '{}', '${editor}', now())`;
    const next = `update statement_blocks set revision = 2 where id = '${id}'`;
    await expect(as(writer, revision(writer.personId))).rejects.toMatchObject(refused);
    await expect(as(writer, next, revision(second.personId))).rejects.toMatchObject(refused);
    await expect(as(finance, next)).rejects.toMatchObject(refused);
    await expect(as(writer, next, revision(writer.personId))).resolves.toBeUndefined();
  });

  it("a draft is its council's alone; a provider reads what is published, and not who pressed", async () => {
    await figures([2025, 501]);
    await start();
    await write("need", "Six homes");
    const officer = await person(await provider(), ["referrals-officer"]);
    await expect(as(officer, "select 1 from statements")).rejects.toMatchObject(refused);
    await published();
    const seen = await read(
      officer,
      (tx) => tx.$queryRaw<{ n: number }[]>`select number as n from statement_versions`,
    );
    expect(seen).toEqual([{ n: 1 }]);
    await expect(as(officer, "select published_by_id from statement_versions")).rejects.toMatchObject(
      refused,
    );
    await expect(viewStatement(stranger, 1)).rejects.toMatchObject({ init: { status: 404 } });
  });
});

it("a figure of one's own is typed, saved and drawn", async () => {
  await start();
  const parameters = {
    ...NO_PARAMETERS,
    table: "Type | Places\nSolo | 4",
    unit: "places",
    source: "Made up",
  };
  await addBlock(writer, {
    number: 1,
    section: "need",
    kind: "table",
    title: "",
    body: "",
    query: "own-table",
    parameters,
  });
  const [, block] = inSection(await draft(), "need");
  expect(
    block?.kind === "table" && block.result?.rows.map(({ label, cells }) => [label, cells[0]?.value]),
  ).toEqual([["Solo", 4]]);
});
