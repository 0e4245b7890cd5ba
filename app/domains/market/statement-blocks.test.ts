import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { addBlock } from "./commands/add-block.server";
import { addComment } from "./commands/add-comment.server";
import { moveBlock } from "./commands/move-block.server";
import { removeBlock } from "./commands/remove-block.server";
import { resolveComment } from "./commands/resolve-comment.server";
import { saveBlock } from "./commands/save-block.server";
import type { Intention } from "./intentions/intention.rules";
import { viewPublished } from "./queries/published-statements.server";
import { viewBlock, viewDraft } from "./queries/view-block.server";
import { viewStatement } from "./queries/view-statement.server";
import { NO_PARAMETERS } from "./statement/figure-queries.rules";
import {
  figures,
  type StatementWorld,
  statementWorld,
  TEXT,
  withoutStatements,
} from "./testing/statement-world.server";

testDatabase();
let world: StatementWorld;
beforeAll(async () => {
  world = await statementWorld();
});
beforeEach(withoutStatements);

describe("an intention", () => {
  const INTENTION = {
    type: "childrens-home",
    area: "Bilston",
    needs: "Brothers and sisters",
    homes: 2,
    beds: 6,
    by: "2027-09-01",
  } as const;
  const typed = { title: "Two homes for brothers and sisters", body: "", query: null, parameters: {} };
  const add = (intention: Intention = INTENTION) =>
    addBlock(world.writer, { number: 1, section: "need", kind: "intention", ...typed, intention });

  it("is written and changed as a block of its own kind, and by no other form", async () => {
    await world.start();
    const added = await add();
    if (!added.ok) throw new Error("It was not added.");
    const asText = { ...TEXT, number: 1, block: added.value.id, expectedVersion: 1, body: "Six homes" };
    expect(await saveBlock(world.writer, asText)).toMatchObject({ ok: false, error: { kind: "not-found" } });
    const changed = { ...typed, intention: { ...INTENTION, beds: null } };
    expect(await saveBlock(world.second, { ...asText, ...changed })).toMatchObject({ ok: true });
    expect(await saveBlock(world.writer, { ...asText, ...changed })).toMatchObject({
      ok: false,
      error: { kind: "conflict" },
    });
    expect(world.inSection(await world.draft(), "need").at(-1)).toMatchObject({
      kind: "intention",
      title: typed.title,
      intention: { ...INTENTION, beds: null },
    });
    expect(await add({ ...INTENTION, needs: "Ask 943 476 5919" })).toMatchObject({
      ok: false,
      error: { kind: "invalid", field: "needs" },
    });
  });

  it("is frozen with the version, carried into the next draft, and named among what changed", async () => {
    await figures([2025, 501]);
    await world.start();
    await add();
    await world.published();
    const need = (content: { sections: { key: string; blocks: unknown[] }[] }) =>
      content.sections.find(({ key }) => key === "need")?.blocks;
    const frozen = need((await viewPublished("wolverhampton", 1)).content);
    expect(frozen).toMatchObject([{ kind: "intention", title: typed.title, intention: INTENTION }]);
    await world.start();
    const block = world.inSection(await world.draft(2), "need").at(-1);
    expect((await world.draft(2)).since?.sections).toEqual([]);
    const next = { ...typed, number: 2, block: block?.stored.id ?? "", expectedVersion: 1 };
    await saveBlock(world.writer, { ...next, intention: { ...INTENTION, homes: 3 } });
    expect((await world.draft(2)).since?.sections).toMatchObject([{ key: "need", change: "changed" }]);
    expect(need((await viewPublished("wolverhampton", 1)).content)).toEqual(frozen);
  });
});

describe("writing", () => {
  it("begins with the template, once at a time, for who writes and nobody else", async () => {
    expect(await world.start(world.finance)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect(await world.start()).toEqual({ ok: true, value: { number: 1 } });
    const view = await world.draft();
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
    expect(await world.start()).toMatchObject({ ok: false, error: { kind: "not-now" } });
    await expect(viewStatement(world.stranger, 1)).rejects.toMatchObject({ init: { status: 404 } });
    await expect(viewStatement(world.finance, 1)).rejects.toMatchObject({ init: { status: 403 } });
  });

  it("keeps both of two people who edit different blocks, and asks the second of two on the same (M11)", async () => {
    await world.start();
    const [need, gap] = [await world.textOf("need"), await world.textOf("gap")];
    const save = (actor: Actor, block: string, expectedVersion: number, body: string) =>
      saveBlock(actor, { ...TEXT, number: 1, block, expectedVersion, body });
    expect(
      await Promise.all([
        save(world.writer, need.id, 1, "Six homes"),
        save(world.second, gap.id, 1, "Few near home"),
      ]),
    ).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await save(world.second, need.id, 1, "Eight homes")).toMatchObject({
      ok: false,
      error: { kind: "conflict" },
    });
    const view = await world.draft();
    expect(world.inSection(view, "need")[0]?.stored).toMatchObject({
      body: "Six homes",
      revision: 2,
      editorName: "Yasmin",
    });
    expect(world.inSection(view, "gap")[0]?.stored).toMatchObject({
      body: "Few near home",
      editorName: "Colin",
    });
    // What was there before is kept, and what the second wrote is written once they have seen it.
    expect(await save(world.second, need.id, 2, "Eight homes")).toMatchObject({ ok: true });
    const rows = await read(world.writer, (tx) =>
      tx.statementRevision.findMany({ where: { blockId: need.id }, orderBy: { number: "asc" } }),
    );
    expect(rows.map(({ body }) => body)).toEqual(["", "Six homes", "Eight homes"]);
  });

  it("adds, moves and removes blocks; one that was changed meanwhile is not removed", async () => {
    await world.start();
    const added = await addBlock(world.writer, {
      ...TEXT,
      number: 1,
      section: "need",
      kind: "markdown",
      body: "Last",
    });
    const id = added.ok ? added.value.id : "";
    const bodies = async () => world.inSection(await world.draft(), "need").map(({ text }) => text);
    expect(await bodies()).toEqual(["", "Last"]);
    await moveBlock(world.writer, { number: 1, block: id, direction: "up" });
    expect(await bodies()).toEqual(["Last", ""]);
    await moveBlock(world.writer, { number: 1, block: id, direction: "up" });
    expect(await bodies()).toEqual(["Last", ""]);
    await saveBlock(world.second, { ...TEXT, number: 1, block: id, expectedVersion: 1, body: "Newer" });
    expect(await removeBlock(world.writer, { number: 1, block: id, expectedVersion: 1 })).toMatchObject({
      ok: false,
      error: { kind: "conflict" },
    });
    expect(await removeBlock(world.writer, { number: 1, block: id, expectedVersion: 2 })).toMatchObject({
      ok: true,
    });
    expect(await bodies()).toEqual([""]);
    expect(
      await saveBlock(world.second, { ...TEXT, number: 1, block: id, expectedVersion: 2, body: "x" }),
    ).toMatchObject({ ok: false, error: { kind: "not-now" } });
    expect(await viewBlock(world.second, 1, id)).toMatchObject({
      block: { body: "Newer" },
      whyNot: "It has been removed from the draft",
    });
    await expect(viewBlock(world.stranger, 1, id)).rejects.toMatchObject({ init: { status: 404 } });
  });

  it("shows the page of a block once the statement is in review, with why it cannot be saved", async () => {
    await world.start();
    const { id } = await world.textOf("need");
    expect(await viewBlock(world.second, 1, id)).toMatchObject({ whyNot: null });
    await world.inReview();
    const whyNot = expect.stringContaining("The statement is in review");
    expect(await viewBlock(world.second, 1, id)).toMatchObject({ block: { id }, whyNot });
    expect(await viewDraft(world.second, 1)).toMatchObject({ whyNot });
    await expect(viewBlock(world.finance, 1, id)).rejects.toMatchObject({ init: { status: 403 } });
    await expect(viewBlock(world.second, 1, world.home.id)).rejects.toMatchObject({ init: { status: 404 } });
  });

  it("refuses a number that leads to somebody, beside its field", async () => {
    await world.start();
    expect(await world.write("voice", "Her NHS number is 943 476 5919")).toMatchObject({
      ok: false,
      error: { kind: "invalid", field: "body" },
    });
  });

  it("keeps comments for colleagues until they are resolved", async () => {
    await world.start();
    expect(await addComment(world.head, { number: 1, section: "price", body: "Say why" })).toMatchObject({
      ok: true,
    });
    const [comment] = (await world.draft()).comments;
    expect(comment).toMatchObject({ body: "Say why", writerName: "Margaret", resolvedAt: null });
    await resolveComment(world.writer, { number: 1, comment: comment?.id ?? "" });
    expect((await world.draft()).comments[0]?.resolvedAt).not.toBeNull();
    expect(await addComment(world.finance, { number: 1, section: "price", body: "x" })).toMatchObject({
      ok: false,
    });
  });
});

it("a figure of one's own is typed, saved and drawn", async () => {
  await world.start();
  const parameters = {
    ...NO_PARAMETERS,
    table: "Type | Places\nSolo | 4",
    unit: "places",
    source: "Made up",
  };
  await addBlock(world.writer, {
    number: 1,
    section: "need",
    kind: "table",
    title: "",
    body: "",
    query: "own-table",
    parameters,
  });
  const [, block] = world.inSection(await world.draft(), "need");
  expect(
    block?.kind === "table" && block.result?.rows.map(({ label, cells }) => [label, cells[0]?.value]),
  ).toEqual([["Solo", 4]]);
});
