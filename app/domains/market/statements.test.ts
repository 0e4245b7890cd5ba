import { createHash } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { pipelined } from "~/platform/database/transaction.server";
import { person, provider } from "../../../prisma/factories/organisations";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { moveBlock } from "./commands/move-block.server";
import { moveStatement } from "./commands/move-statement.server";
import { publishStatement } from "./commands/publish-statement.server";
import { listPublished, publishedText, viewPublished } from "./queries/published-statements.server";
import { viewStatement } from "./queries/view-statement.server";
import { statementToPublish } from "./queries/waiting.server";
import {
  figures,
  type StatementWorld,
  statementWorld,
  withoutStatements,
} from "./testing/statement-world.server";

testDatabase();
let world: StatementWorld;
beforeAll(async () => {
  world = await statementWorld();
});
beforeEach(withoutStatements);

describe("review and publishing", () => {
  it("nothing is written in review, and it goes back with a reason", async () => {
    await world.start();
    const version = await world.inReview();
    expect(await world.write("need", "Late")).toMatchObject({ ok: false, error: { kind: "not-now" } });
    expect(
      await moveStatement(world.head, {
        number: 1,
        event: "return",
        expectedVersion: version,
        reason: "Prices",
      }),
    ).toMatchObject({ ok: true });
    expect((await world.draft()).returned).toMatchObject({ reason: "Prices", by: "Margaret" });
  });

  it("waits on the start page of whoever may publish it, and of nobody else", async () => {
    await world.start();
    const lines = async (actor: Actor) => {
      const [rows = []] = await pipelined(
        "council",
        { "app.org_id": actor.organisationId, "app.person_id": actor.personId },
        (sql) => [statementToPublish(sql, actor)],
      );
      return rows.map(({ target, name }) => [target, name]);
    };
    expect(await lines(world.head)).toEqual([]);
    await world.inReview();
    expect(await lines(world.head)).toEqual([["1", "Homes for children, 2026 to 2029"]]);
    expect(await lines(world.writer)).toEqual([]);
    expect(await lines(world.stranger)).toEqual([]);
  });

  it("is published by another person than whoever wrote last, as it was read", async () => {
    await figures([2024, 517], [2025, 501]);
    await world.start();
    await world.write("need", "Six homes");
    const version = await world.inReview();
    const publish = (actor: Actor, expectedVersion: number) =>
      publishStatement(actor, { number: 1, expectedVersion, changes: "First" });
    expect(await publish(world.writer, version)).toMatchObject({ ok: false, error: { kind: "not-now" } });
    expect(await publish(world.second, version)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect(await publish(world.head, version - 1)).toMatchObject({ ok: false, error: { kind: "conflict" } });
    expect(await publish(world.head, version)).toMatchObject({ ok: true, value: { number: 1 } });
    expect(await publish(world.head, version)).toMatchObject({ ok: false });
    expect((await world.draft()).statement.state).toBe("published");
  });

  it("is published by who wrote before a colleague who moved, removed or renamed something, and not by that colleague", async () => {
    await figures([2025, 501]);
    await world.start();
    const other = await person(world.home, ["commissioner"], { name: "Ines" });
    await world.write("need", "Six homes");
    const [first] = world.inSection(await world.draft(), "children");
    await moveBlock(other, { number: 1, block: first?.stored.id ?? "", direction: "down" });
    const publish = async (actor: Actor) =>
      publishStatement(actor, {
        number: 1,
        expectedVersion: (await world.draft()).statement.version,
        changes: "First",
      });
    await world.inReview();
    expect(await publish(other)).toMatchObject({ ok: false, error: { kind: "not-now" } });
    expect(await publish(world.writer)).toMatchObject({ ok: true });
  });

  it("is refused while a figure has no data, by its name", async () => {
    await world.start();
    expect(await world.published()).toMatchObject({
      ok: false,
      error: {
        kind: "invalid",
        message: expect.stringContaining("“Children looked after” has no data that can be published"),
      },
    });
  });

  it("freezes figures: the page is the same once their sources are gone, and its hash is that of its JSON (M2)", async () => {
    await figures([2024, 517], [2025, null]);
    await world.start();
    await world.write("need", "Six homes, **two** for sisters");
    expect(await world.published()).toMatchObject({ ok: true });
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

  it("a newer release moves the draft's figures and says so, while the published ones stay", async () => {
    await figures([2024, 517], [2025, 501]);
    await world.start();
    await world.write("need", "Six homes");
    await world.published();
    await world.start();
    expect((await world.draft(2)).since).toEqual({ summary: "", sections: [], figures: [], moved: 0 });
    await sqlFor("region")`
      insert into published_figures (measure, part, area_code, year, released, level, area_name, value, mark, file, line, imported_at)
      select measure, part, area_code, year, 2026, level, area_name, value - 2, null, 'newer.csv', line, now()
        from published_figures where year = 2024 and measure = 'looked-after'`;
    const { since } = await world.draft(2);
    expect(since?.figures).toEqual([
      { figure: "Children looked after", row: "Wolverhampton", column: "2024", from: "517", to: "515" },
    ]);
    expect(since?.sections.map(({ key }) => key)).toEqual(["headline", "children"]);
    expect(JSON.stringify((await viewPublished("wolverhampton", 1)).content)).not.toContain("newer.csv");
    const published = await world.draft(1);
    expect(published.since).toBeNull();
    expect(JSON.stringify(published.sections)).not.toContain("newer.csv");
    expect(published.sections.map(({ key }) => key)).toEqual(["headline", "children", "need", "gap"]);
  });

  it("the next edition carries on, says what changed and which figures moved, and supersedes", async () => {
    await figures([2024, 517], [2025, 501]);
    await world.start();
    await world.write("need", "Six homes");
    await world.write("supply", "Plenty");
    await world.published();
    await sqlFor(
      "region",
    )`update published_figures set value = 499 where year = 2025 and measure = 'looked-after'`;
    expect(await world.start()).toEqual({ ok: true, value: { number: 2 } });
    expect((await world.textOf("need", 2)).body).toBe("Six homes");
    await world.write("need", "Eight homes", world.writer, 2);
    await world.write("supply", "", world.writer, 2);
    await world.write("price", "Fees rise", world.writer, 2);
    expect(await world.published(2, "More homes")).toMatchObject({ ok: true });
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
    expect((await world.draft(1)).statement.state).toBe("superseded");
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
    await world.start();
    await world.write("need", "Six homes");
    await world.published();
    const owner = sqlFor("owner");
    await owner`alter table statement_versions no force row level security`;
    for (const sql of ["update statement_versions set title = 'x'", "delete from statement_versions"]) {
      await expect(as(world.head, sql)).rejects.toMatchObject(refused);
      await expect(owner.unsafe(sql)).rejects.toMatchObject(refused);
    }
    await owner`alter table statement_versions force row level security`;
    await expect(
      as(world.writer, "update statements set state = 'draft', state_since = now(), version = version + 1"),
    ).rejects.toMatchObject(refused);
    await expect(
      as(world.writer, "update statements set title = 'x', version = version + 1"),
    ).rejects.toMatchObject(refused);
  });

  it("nobody publishes past the review, in another's name, or what they wrote last", async () => {
    await world.start();
    await world.write("need", "Six homes");
    const insert = (by: string) => `
      insert into statement_versions (id, statement_id, council_id, number, title, period, changes, content, sha256, published_by_id, published_at)
      select gen_random_uuid(), id, council_id, number, title, period, 'x', '{}',
             encode(sha256('{}'::bytea), 'hex'), '${by}', now() from statements`;
    await expect(as(world.head, insert(world.head.personId))).rejects.toMatchObject(refused);
    await world.inReview();
    await expect(as(world.writer, insert(world.writer.personId))).rejects.toMatchObject(refused);
    await expect(as(world.writer, insert(world.head.personId))).rejects.toMatchObject(refused);
    await expect(as(world.finance, insert(world.finance.personId))).rejects.toMatchObject(refused);
    await expect(
      as(world.head, "update statements set state = 'published', state_since = now(), version = version + 1"),
    ).rejects.toMatchObject(refused);
    // Whoever publishes does not write, and whoever writes does not publish.
    const write = (by: string) =>
      `update statements set title = 'x', last_written_by_id = '${by}', last_written_at = now(), version = version + 1`;
    const back = "update statements set state = 'draft', state_since = now(), version = version + 1";
    await expect(as(world.head, back, write(world.head.personId))).rejects.toMatchObject(refused);
    await expect(as(world.head, back, back.replace("draft", "in-review"))).rejects.toMatchObject(refused);
    const publish = "update statements set state = 'published', state_since = now(), version = version + 1";
    await expect(as(world.second, publish)).rejects.toMatchObject({
      message: expect.stringContaining("no role of who is asking"),
    });
    // The controls: the same statements of somebody who may.
    await as(world.writer, back, write(world.writer.personId), back.replace("draft", "in-review"));
    await expect(as(world.head, insert(world.head.personId))).resolves.toBeUndefined();
  });

  it("nobody writes a revision in another's name, or of a block that says another number", async () => {
    await world.start();
    const { id } = await world.textOf("need");
    const revision = (editor: string) => `
      insert into statement_revisions (block_id, number, council_id, title, body, tree, parameters, editor_id, saved_at)
      values ('${id}', 2, '${world.home.id}', '', 'x', '[]', '{}', '${editor}', now())`;
    const next = `update statement_blocks set revision = 2 where id = '${id}'`;
    await expect(as(world.writer, revision(world.writer.personId))).rejects.toMatchObject(refused);
    await expect(as(world.writer, next, revision(world.second.personId))).rejects.toMatchObject(refused);
    await expect(as(world.finance, next)).rejects.toMatchObject(refused);
    await expect(as(world.writer, next, revision(world.writer.personId))).resolves.toBeUndefined();
  });

  it("a draft is its council's alone; a provider reads what is published, and not who pressed", async () => {
    await figures([2025, 501]);
    await world.start();
    await world.write("need", "Six homes");
    const officer = await person(await provider(), ["referrals-officer"]);
    await expect(as(officer, "select 1 from statements")).rejects.toMatchObject(refused);
    await world.published();
    const seen = await read(
      officer,
      (tx) => tx.$queryRaw<{ n: number }[]>`select number as n from statement_versions`,
    );
    expect(seen).toEqual([{ n: 1 }]);
    for (const reader of [officer, world.stranger])
      await expect(as(reader, "select published_by_id from statement_versions")).rejects.toMatchObject(
        refused,
      );
    await expect(viewStatement(world.stranger, 1)).rejects.toMatchObject({ init: { status: 404 } });
  });
});
