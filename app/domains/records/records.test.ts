import { createHash } from "node:crypto";
import postgres from "postgres";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { recordReview } from "~/domains/agreements/commands/record-review.server";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { countUnfiled, unfiledRecords } from "~/domains/vault/queries/unfiled-records.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { person } from "../../../prisma/factories/organisations";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { everythingIn } from "../../../prisma/testing/cluster.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../prisma/testing/deciding.server";
import { day, livedIn, placedWorld } from "../../../prisma/testing/placed.server";
import { filePack } from "./commands/file-pack.server";
import { takePack } from "./commands/take-pack.server";
import { viewFiling, viewRecord } from "./queries/view-record.server";

const database = testDatabase();
let world: DecidingWorld;
let manager: Actor;
let strangers: readonly Actor[];
let reference: string;

beforeAll(async () => {
  ({ world, manager, strangers } = await placedWorld());
  reference = await livedIn(world, manager, 20);
});

const WHERE = "Liquidlogic, documents, placements";
const taken = async (who: Actor = world.broker) => {
  const pack = await takePack(who, reference);
  if (!pack.ok) throw new Error(JSON.stringify(pack.error));
  return pack.value;
};
const newest = async () => (await viewRecord(world.broker, reference)).packs[0];
const filed = (id: string, more: { on?: string; where?: string } = {}, who: Actor = world.broker) =>
  filePack(who, { reference, id, on: day(0), where: WHERE, leftOutFiled: false, ...more });
const reviewed = (heldOn: string) =>
  recordReview(world.broker, { reference, version: 0, heldOn, outcome: "continues", note: "", nextOn: null });
const identityOf = () =>
  read(world.broker, async (tx) => {
    const { child } = await tx.placement.findUniqueOrThrow({
      where: { reference },
      select: { child: { select: { identityId: true } } },
    });
    return child.identityId;
  });

it("whoever may know the child takes the pack: a page that says everything, under the digest that is kept", async () => {
  expect(await viewRecord(world.broker, reference)).toMatchObject({
    ...{ standing: "not-filed", packs: [], over: false },
    abilities: { view: true, take: true, file: true },
  });
  expect((await reviewed(day(-3))).ok).toBe(true);
  const { bytes, sha256, fileName } = await taken();
  expect(fileName).toBe(`case-record-${reference}-${day(0)}.zip`);
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  const text = bytes.toString("utf8");
  for (const said of [
    reference,
    "Reviews of the cost",
    "Leaving care",
    "Step-down plan",
    "Statutory reviews",
    "The placement continues as planned",
    "Funding decisions",
  ])
    expect(text).toContain(said);
  // What is read years later says no "today".
  expect(text).not.toMatch(/\b(today|yesterday|tomorrow) at\b/);
  expect(await viewRecord(world.broker, reference)).toMatchObject({
    standing: "taken",
    packs: [{ sha256, filed: null, outdated: false }],
  });
});

it("its filing is confirmed once, on a day that can be, without a name, and holds until something new is recorded", async () => {
  const pack = await newest();
  const id = pack?.id ?? "";
  expect(await filed(id, { on: day(1) })).toMatchObject({ error: { kind: "invalid", field: "on" } });
  expect(await filed(id, { on: day(-1) })).toMatchObject({ error: { kind: "invalid", field: "on" } });
  expect(await filed(id, { where: "Folder of Amara Quillfeather" })).toMatchObject({
    error: { kind: "invalid", field: "where" },
  });
  expect(await filed(newId())).toMatchObject({ error: { kind: "not-found" } });
  expect(await filed(id)).toEqual({ ok: true, value: null });
  expect(await filed(id)).toMatchObject({ error: { kind: "not-now" } });
  expect(await viewRecord(world.broker, reference)).toMatchObject({
    standing: "filed",
    packs: [{ where: WHERE, filed: expect.stringContaining(`confirmed by ${world.broker.personName}`) }],
  });
  expect((await viewFiling(world.broker, reference, id)).whyNot).toMatch(/filed already/);
  expect((await reviewed(day(-2))).ok).toBe(true);
  expect(await viewRecord(world.broker, reference)).toMatchObject({
    standing: "outdated",
    packs: [{ outdated: true }],
  });
});

it("is the placing council's, for those who may know the child: nobody else sees, takes or files it", async () => {
  for (const stranger of [manager, ...strangers]) {
    expect(await takePack(stranger, reference)).toMatchObject({ error: { kind: "not-found" } });
    await expect(viewRecord(stranger, reference)).rejects.toMatchObject({ init: { status: 404 } });
    expect(await filed((await newest())?.id ?? "", {}, stranger)).toMatchObject({
      error: { kind: "not-found" },
    });
  }
  const [finance, quality, iro, otherBroker] = [
    await person(world.home, ["finance-officer"]),
    await person(world.home, ["quality-assurance"]),
    await person(world.home, ["iro"]),
    await person(world.home, ["broker"]),
  ];
  await expect(viewRecord(finance, reference)).rejects.toMatchObject({ init: { status: 403 } });
  for (const who of [finance, quality, otherBroker])
    expect(await takePack(who, reference)).toMatchObject({ error: { kind: "forbidden" } });
  expect((await viewRecord(quality, reference)).abilities).toEqual({ view: true, take: false, file: false });
  // The pack says who decided on the funding, which who chairs reviews does not read.
  expect((await viewRecord(iro, reference)).abilities).toEqual({ view: true, take: false, file: false });
  expect(await takePack(iro, reference)).toMatchObject({
    error: { kind: "forbidden", message: expect.stringContaining("funding") },
  });
});

it("no data key of the child is destroyed before the newest is filed, unless the key is gone already", async () => {
  const id = await identityOf();
  await sqlFor("owner")`update referrals set state = 'ended'`;
  const as = { "app.org_id": world.home.id };
  const destroyed = () => transaction("worker", as, (tx) => destroyIdentity(tx, id, now()));
  const waits = () => transaction("worker", as, (tx) => unfiledRecords(tx, id));
  expect([await waits(), await destroyed()]).toEqual([[reference], false]);
  expect(await transaction("worker", as, (tx) => countUnfiled(tx, [id]))).toBe(1);
  await taken();
  expect([await waits(), await destroyed()]).toEqual([[reference], false]);
  expect(await filed((await newest())?.id ?? "")).toMatchObject({ ok: true });
  const other = { "app.org_id": strangers[1]?.organisationId ?? "" };
  expect(await transaction("worker", other, (tx) => unfiledRecords(tx, id))).toEqual([]);
  expect([await waits(), await destroyed()]).toEqual([[], true]);
  // What says where it is may be the child's number in the case system: it has gone with the key.
  const view = await viewRecord(world.broker, reference);
  expect(view).toMatchObject({ gone: true });
  expect(view.packs.map(({ where }) => where)).toEqual(view.packs.map(() => null));
  expect(view.packs.filter((pack) => pack.filed !== null)).toHaveLength(2);
  expect(await takePack(world.broker, reference)).toMatchObject({ error: { kind: "not-now" } });
});

it("past the pages nobody files in another's name, twice, for another day, or says that more is covered than there is", async () => {
  const everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  await everything`update access.tenant_key set clock_moves = false`;
  await everything.end();
  const other = await livedIn(world, manager, 20);
  const { id: placementId, councilId } = await read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({ where: { reference: other }, select: { id: true, councilId: true } }),
  );
  const raw = (who: Actor, statement: string) =>
    sqlFor(who.kind === "council" ? "council" : "provider")
      .begin(async (tx) => {
        await actingAs(tx, who.kind === "council" ? "council" : "provider", who);
        return String((await tx.unsafe(statement)).count);
      })
      .catch((error: Error & { code?: string }) => error.code ?? error.message);
  const id = newId();
  const insert = (who: Actor, more: Record<string, string> = {}) => {
    const row = {
      ...{ id, placement_id: placementId, council_id: councilId, covers: "1", sha256: "0".repeat(64) },
      ...{ taken_by_id: who.personId, taken_at: now().toISOString(), ...more },
    };
    return raw(
      who,
      `insert into record_packs (${Object.keys(row).join(", ")}) values ('${Object.values(row).join("', '")}')`,
    );
  };
  const finance = await person(world.home, ["finance-officer"]);
  for (const who of [manager, finance]) expect(await insert(who)).toBe("42501");
  const wrongs: Record<string, string>[] = [
    { covers: "9999" },
    { taken_by_id: finance.personId },
    { taken_at: "2026-01-01T00:00:00Z" },
    { council_id: strangers[1]?.organisationId ?? "" },
    { filed_on: day(0), filed_where: "x", filed_by_id: world.broker.personId, filed_at: now().toISOString() },
  ];
  for (const wrong of wrongs) expect([wrong, await insert(world.broker, wrong)]).toEqual([wrong, "42501"]);
  expect(await insert(world.broker)).toBe("1");
  const set = (who: Actor, by: Actor, on = day(0)) =>
    raw(
      who,
      `update record_packs set filed_on = '${on}', filed_where = 'x', filed_by_id = '${by.personId}', filed_at = now() where id = '${id}'`,
    );
  expect(await set(manager, manager)).toBe("42501");
  expect(await set(world.broker, finance)).toBe("42501");
  expect(await set(world.broker, world.broker, day(-1))).toBe("42501");
  expect(await raw(world.broker, `update record_packs set covers = 9999 where id = '${id}'`)).toBe("42501");
  expect(await set(world.broker, world.broker)).toBe("1");
  expect(await set(world.broker, world.broker)).toBe("0");
});
