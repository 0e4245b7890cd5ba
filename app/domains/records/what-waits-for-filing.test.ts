import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { endPlacement } from "~/domains/agreements/commands/end-placement.server";
import { secondChild } from "~/domains/agreements/testing/second-child";
import { whatWaits } from "~/domains/home/queries/waiting-readers.server";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { unfiledRecords } from "~/domains/vault/queries/unfiled-records.server";
import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { everythingIn } from "../../../prisma/testing/cluster.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../prisma/testing/deciding.server";
import { day, livedIn, placedWorld } from "../../../prisma/testing/placed.server";
import { filePack } from "./commands/file-pack.server";
import { takePack } from "./commands/take-pack.server";
import { viewRecord } from "./queries/view-record.server";

const database = testDatabase();
let world: DecidingWorld;
let manager: Actor;
let everything: Sql;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
  everything = postgres(await everythingIn(database.name), { max: 2, onnotice: () => undefined });
});
afterAll(() => everything.end());

/** Takes the pack of a placement and confirms its filing; the id of the pack. */
async function files(reference: string): Promise<string> {
  expect((await takePack(world.broker, reference)).ok).toBe(true);
  const id = (await viewRecord(world.broker, reference)).packs[0]?.id ?? "";
  const filing = { reference, id, on: day(0), where: "Liquidlogic, documents", leftOutFiled: false };
  expect(await filePack(world.broker, filing)).toMatchObject({ ok: true });
  return id;
}

it("asks for the records of siblings on a referral, whose words go with the first of their keys, also of a moment before", async () => {
  const first = await livedIn(world, manager, 20);
  const { id: placementId } = await read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({ where: { reference: first } }),
  );
  const sibling = await secondChild(placementId);
  const identityOf = async (of: string) => {
    const [row] = await everything<{ id: string }[]>`
      select c.identity_id as id from referral_children c join referrals r on r.id = c.referral_id
        left join placements p on p.referral_child_id = c.id where ${of} in (p.reference, r.reference)`;
    if (!row) throw new Error("no child");
    return row.id;
  };
  // The sibling is somebody else, known from a search of their own.
  const [mine, theirs] = [await identityOf(first), await identityOf(await world.search())];
  await everything`update referral_children c set identity_id = ${theirs} from placements p
    where p.referral_child_id = c.id and p.reference = ${sibling}`;
  await everything`update referrals set state = 'ended'`;
  const as = { "app.org_id": world.home.id };
  const destroyed = () => transaction("worker", as, (tx) => destroyIdentity(tx, mine, now()));
  const waits = (of = mine) => transaction("worker", as, (tx) => unfiledRecords(tx, of));
  expect(await waits()).toEqual([first, sibling].sort());
  await files(first);
  expect([await waits(), await destroyed()]).toEqual([[sibling], false]);
  await files(sibling);
  expect([await waits(), await waits(theirs)]).toEqual([[], []]);
  let late: Promise<boolean> | undefined;
  await everything.begin(async (tx) => {
    await tx`select 1 from placements where id = ${placementId} for no key update`;
    // As if one more were recorded by whoever holds the placement.
    await tx`update record_packs set filed_at = null, filed_on = null, filed_by_id = null, filed_where = null
      where placement_id = ${placementId}`;
    late = destroyed();
    await new Promise((resolve) => setTimeout(resolve, 400));
  });
  expect(await late).toBe(false);
  await files(first);
  expect(await destroyed()).toBe(true);
  // What comes of the sibling afterwards has no words any more: nothing waits for ever.
  await everything`update record_packs set covers = 1`;
  expect(await waits(theirs)).toEqual([]);
});

it("the start page asks for what is over and has something to file, again once only that keeps the child", async () => {
  const over = await livedIn(world, manager, 20);
  const asked = async (at: Date) =>
    (await whatWaits(world.broker, at)).waiting.flatMap(({ kind, target }) =>
      kind === "record-to-file" && target === over ? [target] : [],
    );
  expect(await asked(now())).toEqual([]);
  expect(
    await endPlacement(world.broker, {
      ...{ reference: over, version: 2, lastNight: day(-1), reason: "moved-on", note: "" },
    }),
  ).toMatchObject({ ok: true });
  expect(await asked(now())).toEqual([over]);
  const later = new Date(now().getTime() + 500 * 24 * 3_600_000);
  const months = (howMany: number) =>
    everything`update access.organisations set identity_months = ${howMany} where id = ${world.home.id}`;
  await months(36);
  expect(await asked(later)).toEqual([]);
  await months(12);
  expect(await asked(later)).toEqual([over]);
  const pack = await files(over);
  expect(await asked(now())).toEqual([]);
  await everything`update record_packs set covers = 1 where id = ${pack}`;
  expect(await asked(now())).toEqual([over]);
});
