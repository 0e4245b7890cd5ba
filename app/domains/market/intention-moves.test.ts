import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { person, provider } from "../../../prisma/factories/organisations";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { addBlock } from "./commands/add-block.server";
import { moveIntention } from "./commands/move-intention.server";
import { type IntentionEvent, type IntentionState, intentionMachine } from "./intentions/intention.machine";
import { viewPublished } from "./queries/published-statements.server";
import {
  figures,
  type StatementWorld,
  statementWorld,
  withoutStatements,
} from "./testing/statement-world.server";

testDatabase();
let world: StatementWorld;
let key: string;

beforeAll(async () => {
  world = await statementWorld();
});
beforeEach(async () => {
  await withoutStatements();
  await figures([2025, 501]);
  await world.start();
  const added = await addBlock(world.writer, {
    number: 1,
    section: "need",
    kind: "intention",
    title: "Two homes for brothers and sisters",
    body: "",
    query: null,
    parameters: {},
    intention: { type: "childrens-home", area: "Bilston", needs: "", homes: 2, beds: null, by: "2027-09-01" },
  });
  if (!added.ok) throw new Error("It was not added.");
  key = added.value.id;
});

const move = (event: IntentionEvent, expectedVersion: number, more: { by?: Actor; reason?: string } = {}) =>
  moveIntention(more.by ?? world.writer, {
    number: 1,
    key,
    event,
    reason: more.reason ?? "",
    expectedVersion,
  });
const shown = async () =>
  (await viewPublished("wolverhampton", 1)).progress.map(({ state, reason, moves }) => [
    state,
    reason,
    moves,
  ]);

it("has a status once it is published, which moves step by step beside a version that stays as it is", async () => {
  expect(await move("start", 0)).toMatchObject({ ok: false, error: { kind: "not-now" } });
  await world.published();
  const { content, sha256 } = await viewPublished("wolverhampton", 1);
  expect(await shown()).toEqual([["planned", null, 0]]);
  expect(await move("finish", 0)).toMatchObject({ ok: false, error: { kind: "not-now" } });
  expect(await move("go-to-market", 0)).toMatchObject({ ok: true });
  // A colleague who had not seen that.
  expect(await move("drop", 0, { reason: "No bids" })).toMatchObject({
    ok: false,
    error: { kind: "conflict" },
  });
  expect(await move("drop", 1)).toMatchObject({ ok: false, error: { kind: "invalid", field: "reason" } });
  expect(await move("drop", 1, { reason: "Ask 943 476 5919" })).toMatchObject({
    ok: false,
    error: { kind: "invalid", field: "reason" },
  });
  expect(await move("drop", 1, { reason: "No bids" })).toMatchObject({ ok: true });
  expect(await shown()).toEqual([["dropped", "No bids", 2]]);
  expect(await viewPublished("wolverhampton", 1)).toMatchObject({ content, sha256 });
});

it("is moved by a commissioner of the council alone, whatever the code leaves out", async () => {
  await world.published();
  for (const by of [world.second, world.head, world.finance])
    expect(await move("start", 0, { by })).toMatchObject({ ok: false, error: { kind: "forbidden" } });
  expect(await move("start", 0, { by: world.stranger })).toMatchObject({
    ok: false,
    error: { kind: "not-found" },
  });
  const as = (actor: Actor, sql: string) =>
    sqlFor(actor.kind).begin(async (tx) => {
      await actingAs(tx, actor.kind, actor);
      return tx.unsafe(sql);
    });
  const insert = (actor: Actor, to: string, number = 1, council = world.home.id) => `
    insert into intention_moves (id, council_id, block_id, number, moved_to, reason, moved_by_id, moved_at)
    values (gen_random_uuid(), '${council}', '${key}', ${number}, '${to}', 'x', '${actor.personId}', now())`;
  const refused = { code: "42501" };
  const officer = await person(await provider(), ["referrals-officer"]);
  for (const [by, sql] of [
    [world.head, insert(world.head, "in-progress")],
    [world.writer, insert(world.head, "in-progress")],
    [world.writer, insert(world.writer, "done")],
    [world.writer, insert(world.writer, "in-progress", 2)],
    [world.stranger, insert(world.stranger, "in-progress")],
    [world.stranger, insert(world.stranger, "in-progress", 1, world.stranger.organisationId)],
    [officer, insert(officer, "in-progress")],
    [world.writer, "update intention_moves set moved_to = 'done'"],
    [world.writer, "delete from intention_moves"],
    [world.stranger, "select moved_by_id from intention_moves"],
  ] as const)
    await expect(as(by, sql), sql).rejects.toMatchObject(refused);
  // The control, and everybody reads it.
  await as(world.writer, insert(world.writer, "in-progress"));
  expect(await as(officer, "select moved_to from intention_moves")).toHaveLength(1);
});

it("makes the moves of its machine in the database and no others", async () => {
  await world.published();
  const moves = intentionMachine.moves();
  // The shortest way to each state from the first.
  const ways = new Map<IntentionState, readonly IntentionState[]>([["planned", []]]);
  for (const [state, way] of ways)
    for (const { from, to } of moves) if (from === state && !ways.has(to)) ways.set(to, [...way, to]);
  expect([...ways.keys()].sort()).toEqual([...intentionMachine.states].sort());

  const made = (path: readonly IntentionState[]) =>
    sqlFor("council")
      .begin(async (tx) => {
        await actingAs(tx, "council", world.writer);
        for (const [index, to] of path.entries())
          await tx`
            insert into intention_moves (id, council_id, block_id, number, moved_to, reason, moved_by_id, moved_at)
            values (gen_random_uuid(), ${world.home.id}, ${key}, ${index + 1}, ${to}, 'x', ${world.writer.personId}, now())`;
        throw new Error("made");
      })
      .catch(({ code, message }: { code?: string; message: string }) =>
        code === "42501" && message.includes("nobody moves an intention") ? "refused" : message,
      );
  for (const [from, way] of ways)
    for (const to of intentionMachine.states) {
      const allowed = moves.some((move) => move.from === from && move.to === to);
      expect([from, to, await made([...way, to])]).toEqual([from, to, allowed ? "made" : "refused"]);
    }
});

it("goes on in the next version that carries it, and is moved there", async () => {
  await world.published();
  await move("start", 0);
  await world.start();
  await world.write("need", "Six homes", world.writer, 2);
  await world.published(2);
  expect((await viewPublished("wolverhampton", 2)).progress).toMatchObject([
    { state: "in-progress", moves: 1 },
  ]);
  expect(await move("finish", 1)).toMatchObject({ ok: false, error: { kind: "not-now" } });
  const done = { number: 2, key, event: "finish", reason: "", expectedVersion: 1 } as const;
  expect(await moveIntention(world.writer, done)).toMatchObject({ ok: true });
});
