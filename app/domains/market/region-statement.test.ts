import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { hub, person } from "../../../prisma/factories/organisations";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { addBlock } from "./commands/add-block.server";
import { moveStatement } from "./commands/move-statement.server";
import { publishStatement } from "./commands/publish-statement.server";
import { saveBlock } from "./commands/save-block.server";
import { startStatement } from "./commands/start-statement.server";
import { makeStatementPdf } from "./jobs/make-statement-pdf.server";
import { listPublished, viewPublished } from "./queries/published-statements.server";
import { viewStatement } from "./queries/view-statement.server";
import { isFigureBlock } from "./statement/statement-content.rules";
import {
  figures,
  type StatementWorld,
  statementWorld,
  TEXT,
  withoutStatements,
} from "./testing/statement-world.server";

testDatabase();
let world: StatementWorld;
let writer: Actor;
let second: Actor;

beforeAll(async () => {
  world = await statementWorld();
  const region = await hub("West Midlands");
  writer = await person(region, ["hub-officer"], { name: "Anthea" });
  second = await person(region, ["hub-officer"], { name: "Bilal" });
});
beforeEach(async () => {
  await withoutStatements();
  await figures([2024, 517], [2025, 501]);
  for (const measure of ["looked-after", "rate-per-10000"])
    await sqlFor("region")`
      insert into published_figures (measure, part, area_code, year, released, level, area_name, value, mark, file, line, imported_at)
      values (${measure}, '', 'E12000005', 2025, 2025, 'regional', 'West Midlands', 11560, null, 'cla.csv', 3, now())`;
});

const INTENTION = {
  type: "childrens-home",
  area: "Anywhere",
  needs: "",
  homes: null,
  beds: 4,
  by: "2027-05-01",
} as const;
const start = () => startStatement(writer, { title: "What the region needs", period: "2026 to 2029" });

/** Wolverhampton's statement with an intention, published. */
async function councilPublishes(): Promise<void> {
  await world.start();
  await world.write("need", "Homes near school");
  const added = await addBlock(world.writer, {
    ...TEXT,
    number: 1,
    section: "need",
    kind: "intention",
    title: "A small home",
    body: "",
    parameters: {},
    intention: INTENTION,
  });
  expect(added).toMatchObject({ ok: true });
  expect(await world.published()).toMatchObject({ ok: true });
}

async function regionPublishes(by: Actor = second) {
  const { sections } = await viewStatement(writer, 1);
  const text = sections
    .find(({ key }) => key === "headline")
    ?.blocks.find(({ kind }) => kind === "markdown")?.stored;
  if (!text) throw new Error("A new statement has a text in each section.");
  const edit = {
    ...TEXT,
    number: 1,
    block: text.id,
    expectedVersion: text.revision,
    body: "Fourteen councils",
  };
  expect(await saveBlock(writer, edit)).toMatchObject({ ok: true });
  const { version } = (await viewStatement(writer, 1)).statement;
  const review = { number: 1, event: "send-to-review", expectedVersion: version } as const;
  expect(await moveStatement(writer, review)).toMatchObject({ ok: true });
  return publishStatement(by, { number: 1, expectedVersion: version + 1, changes: "The first" });
}

it("the hub writes, a colleague publishes, and the region says what councils have published", async () => {
  await councilPublishes();
  expect(await start()).toMatchObject({ ok: true, value: { number: 1 } });
  expect(await regionPublishes(writer)).toMatchObject({ ok: false });
  const { version } = (await viewStatement(second, 1)).statement;
  const published = await publishStatement(second, {
    number: 1,
    expectedVersion: version,
    changes: "The first",
  });
  expect(published).toMatchObject({ ok: true });

  const slug = second.organisationSlug || (await viewStatement(second, 1)).council.slug;
  const { content } = await viewPublished(slug, 1);
  expect(content.council).toMatchObject({ code: "E12000005", name: "West Midlands" });
  const blocks = content.sections.flatMap((section) => section.blocks).filter(isFigureBlock);
  const of = (query: string) => blocks.find((block) => block.query === query)?.result;
  expect(of("region-intentions")?.rows.map(({ label, cells }) => [label, cells[2]?.value])).toEqual([
    ["Wolverhampton", 4],
    ["All councils", 4],
  ]);
  // Wolverhampton's own row beside the region's.
  expect(
    of("looked-after")
      ?.rows.map(({ key, cells }) => [key, cells.at(-1)?.value])
      .slice(0, 1),
  ).toEqual([["E12000005", 11_560]]);
  expect((await listPublished()).map((row) => row.slug).sort()).toEqual([slug, "wolverhampton"].sort());
  await makeStatementPdf({ organisationId: second.organisationId }, FIRST_TRY);
  expect(await viewPublished(slug, 1)).toMatchObject({ pdfMadeAt: expect.any(Date) });
  // It stands in the hub's own record and in no council's.
  const events = await sqlFor("owner").begin(async (tx) => {
    await tx`alter table events no force row level security`;
    const rows =
      await tx`select council_id, person_id from events where kind = 'statement-published' and person_id = ${second.personId}`;
    await tx`alter table events force row level security`;
    return [...rows];
  });
  expect(events).toEqual([{ council_id: null, person_id: second.personId }]);
});

it("the region's figures of searches are what councils have published, and the hub counts nobody's referrals", async () => {
  await start();
  const draft = await viewStatement(writer, 1);
  const added = await addBlock(writer, {
    ...TEXT,
    number: 1,
    section: "need",
    kind: "table",
    body: "",
    query: "demand-ages",
    parameters: {},
  });
  expect(added).toMatchObject({ ok: true });
  const need = (await viewStatement(writer, 1)).sections.find(({ key }) => key === "need")?.blocks ?? [];
  // No council has published any: no figure, and no error of a hub that may not look.
  const shown = need.flatMap((block) => (isFigureBlock(block) ? [[block.query, block.result]] : []));
  expect(shown).toContainEqual(["demand-ages", null]);
  expect(draft.publisher).toBe("region");
});

it("the hub intends nothing, reads no council's draft, and no council reads or writes the hub's", async () => {
  await start();
  await world.start();
  const intention = await addBlock(writer, {
    ...TEXT,
    number: 1,
    section: "need",
    kind: "intention",
    title: "A small home",
    body: "",
    parameters: {},
    intention: INTENTION,
  });
  expect(intention).toMatchObject({ ok: false, error: { kind: "invalid" } });
  const [own] = await sqlFor("region").begin(async (tx) => {
    await actingAs(tx, "region", writer);
    return tx<{ id: string; others: number }[]>`
      select id, (select count(*)::int from statements where council_id <> ${writer.organisationId}) as others from statements`;
  });
  expect(own?.others).toBe(0);
  const block = (role: "region" | "council", by: Actor, kind: string) =>
    sqlFor(role).begin(async (tx) => {
      await actingAs(tx, role, by);
      await tx`insert into statement_blocks (id, statement_id, council_id, section, position, kind, origin_id, revision)
               values (${newId()}, ${own?.id ?? ""}, ${writer.organisationId}, 'need', 99, ${kind}, ${newId()}, 1)`;
    });
  await expect(block("region", writer, "intention")).rejects.toMatchObject({ code: "42501" });
  await expect(block("council", world.writer, "markdown")).rejects.toMatchObject({ code: "42501" });
  await expect(block("region", writer, "markdown")).resolves.toBeUndefined();
});
