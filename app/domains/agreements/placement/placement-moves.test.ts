import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { databaseEnv } from "~/platform/env.server";
import { acceptedOffer } from "../../../../prisma/factories/decisions";
import { person } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld } from "../../../../prisma/testing/deciding.server";
import { keepTenantKey } from "../../../../scripts/database/tenant-key";
import { type PlacementState, placementMachine } from "./placement.machine";

/** The moves of a placement with everything of the code out of the way, each side trying all of them. */
testDatabase();
let world: DecidingWorld;
let manager: Actor;
let id: string;

beforeAll(async () => {
  world = await decidingWorld(1);
  const [asked] = world.providers;
  if (!asked) throw new Error("no provider");
  manager = await person(asked.org, ["registered-manager"]);
  const reference = await world.search();
  const offer = await world.offerOf(0, reference);
  await acceptedOffer(world.broker, world.head, { reference, offer });
  const row = await read(world.broker, (tx) =>
    tx.placement.findFirstOrThrow({ where: { offer: { reference: offer } }, select: { id: true } }),
  );
  id = row.id;
  await sqlFor("owner").unsafe("alter table placements no force row level security");
});

/** What a row of this state has more than one of the state before it. */
function columns(by: Actor, state: PlacementState, at = "now()"): string {
  const [side, who] = [by.kind, `'${by.personId}'`];
  const more: Record<PlacementState, string[]> = {
    planned: [],
    "fallen-through": [],
    started: [`${side}_moved_in = '2026-11-20', ${side}_said_by_id = ${who}, ${side}_said_at = ${at}`],
    "notice-given": [
      `notice_side = '${side}', notice_by_id = ${who}, notice_at = ${at}, notice_reason = 'match', notice_last_night = '2027-01-01'`,
    ],
    ended: [
      `ended_side = '${side}', ended_by_id = ${who}, ended_at = ${at}, end_reason = 'match', last_night = '2026-12-01'`,
    ],
  };
  return [`state = '${state}'`, ...more[state]].join(", ");
}

const NOTHING = ["provider_moved_in", "provider_said_by_id", "provider_said_at"]
  .concat("notice_side", "notice_by_id", "notice_at", "notice_reason", "notice_last_night")
  .concat("ended_side", "ended_by_id", "ended_at", "end_reason", "last_night")
  .map((column) => `${column} = null`)
  .join(", ");
const ON_THE_WAY: Readonly<Record<PlacementState, PlacementState[]>> = {
  planned: [],
  started: ["started"],
  "notice-given": ["started", "notice-given"],
  ended: ["started", "notice-given", "ended"],
  "fallen-through": ["fallen-through"],
};

async function putInto(state: PlacementState): Promise<void> {
  const steps = [`state = 'planned', ${NOTHING}`, ...ON_THE_WAY[state].map((one) => columns(manager, one))];
  await sqlFor("owner").unsafe(
    [
      "alter table placements disable trigger user",
      ...steps.map((set) => `update placements set ${set} where id = '${id}'`),
      "alter table placements enable trigger user",
    ].join("; "),
  );
}

async function tries(by: Actor, set: string): Promise<string> {
  try {
    await sqlFor(by.kind).begin(async (tx) => {
      await actingAs(tx, by.kind, by);
      const { count } = await tx.unsafe(`update placements set ${set} where id = '${id}'`);
      throw new Error(`rolled back ${count}`);
    });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message === "rolled back 1") return "done";
    return (thrown as { code?: string }).code ?? String(thrown);
  }
  return "nothing";
}

it("are the machine's for either side, but that only the council lets one fall through", async () => {
  const wrong: string[] = [];
  for (const from of placementMachine.states) {
    await putInto(from);
    for (const by of [world.broker, manager])
      for (const to of placementMachine.states.filter((state) => state !== from)) {
        const legal = placementMachine.moves().some((move) => move.from === from && move.to === to);
        // Out of an end and back to the plan lead only the council's disputes, which say less and not more: below, and
        // `dispute-start.test.ts`.
        const disputed = from === "ended" || to === "planned";
        const own = legal && !disputed && (by.kind === "council" || to !== "fallen-through");
        const came = await tries(by, columns(by, to));
        if (came !== (own ? "done" : "42501")) wrong.push(`${by.kind}: ${from} > ${to}: ${came}`);
      }
  }
  expect(wrong).toEqual([]);
});

it("out of an end are the council's, to what was before a provider's end that it has not confirmed", async () => {
  const none = (...names: string[]) => names.map((name) => `${name} = null`).join(", ");
  const end = none("ended_side", "ended_by_id", "ended_at", "end_reason", "end_note", "last_night");
  const notice = none(
    "notice_side",
    "notice_by_id",
    "notice_at",
    "notice_reason",
    "notice_note",
    "notice_short",
  ).concat(", notice_last_night = null");
  const [noticed, started] = [`state = 'notice-given', ${end}`, `state = 'started', ${end}, ${notice}`];
  const before = (set: string) =>
    sqlFor("owner").unsafe(`alter table placements disable trigger user;
      update placements set ${set} where id = '${id}'; alter table placements enable trigger user`);
  await putInto("ended");
  await before("notice_at = ended_at - interval '1 day'");
  expect(await tries(world.broker, noticed)).toBe("done");
  expect(await tries(manager, noticed)).toBe("42501");
  expect(await tries(world.broker, started)).toBe("42501");
  expect(await tries(world.broker, `state = 'notice-given', ${end}, provider_moved_in = '2026-11-01'`)).toBe(
    "42501",
  );
  expect(await tries(world.broker, `state = 'notice-given', ${end}, notice_last_night = '2027-02-02'`)).toBe(
    "42501",
  );
  expect(await tries(world.broker, `state = 'planned', ${end}`)).toBe("42501");
  // Without notice before it, both moves are taken back.
  await before("notice_at = ended_at");
  expect(await tries(world.broker, started)).toBe("done");
  expect(await tries(world.broker, noticed)).toBe("42501");
  await before(`end_confirmed_at = now(), end_confirmed_by_id = '${world.broker.personId}'`);
  expect(await tries(world.broker, started)).toBe("42501");
  await before("end_confirmed_at = null, end_confirmed_by_id = null, ended_side = 'council'");
  expect(await tries(world.broker, started)).toBe("42501");
});

it("are made now: nobody dates back a word, a notice or an end", async () => {
  const secret = databaseEnv().HOMEWARD_SECRET;
  await keepTenantKey(sqlFor("owner"), { secret, clockMoves: false });
  const wrong: string[] = [];
  for (const [from, to] of [
    ["planned", "started"],
    ["started", "notice-given"],
    ["notice-given", "ended"],
  ] as const) {
    await putInto(from);
    for (const by of [world.broker, manager])
      for (const at of ["now() - interval '1 day'", "now() + interval '1 day'"]) {
        const came = await tries(by, columns(by, to, at));
        if (came !== "42501") wrong.push(`${by.kind}: ${to} ${at}: ${came}`);
      }
  }
  await putInto("ended");
  const confirms = (at: string) =>
    `end_confirmed_by_id = '${world.broker.personId}', end_confirmed_at = ${at}`;
  expect(await tries(world.broker, confirms("now() - interval '1 day'"))).toBe("42501");
  expect(await tries(world.broker, `${confirms("now()")}, last_night = '2026-11-30'`)).toBe("42501");
  expect(await tries(world.broker, confirms("now()"))).toBe("done");
  expect(wrong).toEqual([]);
});
