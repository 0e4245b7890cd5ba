import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { confirmMoveIn } from "~/domains/agreements/commands/confirm-move-in.server";
import { endPlacement } from "~/domains/agreements/commands/end-placement.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { countStatements } from "~/platform/database/statements.server";
import { transaction } from "~/platform/database/transaction.server";
import { addDays, londonDate } from "~/platform/time";
import { issuedAgreement, startedAgreement, writtenAgreement } from "../../../prisma/factories/agreements";
import { acceptedOffer } from "../../../prisma/factories/decisions";
import { council, person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld } from "../../../prisma/testing/deciding.server";
import { exportAsOperator } from "./commands/export-as-operator.server";
import { exportPlacements } from "./commands/export-placements.server";
import { OF_THE_REFERRAL, type Period } from "./placement-record.rules";
import { readPlacements } from "./queries/read-placements.server";
import { viewPlacementExport } from "./queries/view-placement-export.server";
import { writtenPlacements } from "./queries/written-placements.server";
import { STANDARD_FIELDS } from "./standard-fields.rules";

testDatabase();
let world: DecidingWorld;
let planner: Actor;
let commissioner: Actor;
let manager: Actor;
let foreign: Actor;
/** Placements by what became of them. */
let running: string;
let planned: string;
let ended: string;
const day = (days: number) => addDays(londonDate(now()), days);
const thisMonth: Period = { from: day(-10), to: day(10) };

async function accepted(): Promise<{ offer: string; reference: string }> {
  const reference = await world.search();
  const offer = await world.offerOf(0, reference);
  await acceptedOffer(world.broker, world.head, { reference, offer });
  const row = await read(world.broker, (tx) =>
    tx.placement.findFirstOrThrow({ where: { offer: { reference: offer } } }),
  );
  return { offer, reference: row.reference };
}

const versionOf = (reference: string) =>
  read(world.broker, (tx) => tx.placement.findUniqueOrThrow({ where: { reference } })).then(
    ({ version }) => version,
  );

beforeAll(async () => {
  world = await decidingWorld(1);
  const [asked] = world.providers;
  if (!asked) throw new Error("no provider");
  manager = await person(asked.org, ["registered-manager"]);
  planner = await person(world.home, ["quality-assurance"]);
  commissioner = await person(world.home, ["commissioner"]);
  foreign = await person(await council(), ["commissioner"]);
  const one = await accepted();
  running = one.reference;
  await writtenAgreement(world.broker, await startedAgreement(world.broker, one.offer));
  ({ reference: planned } = await accepted());
  ({ reference: ended } = await accepted());
  for (const reference of [running, ended])
    await confirmMoveIn(manager, {
      reference,
      version: await versionOf(reference),
      movedIn: day(-2),
      why: "",
    });
  await endPlacement(manager, {
    ...{
      reference: ended,
      version: await versionOf(ended),
      lastNight: day(-1),
      reason: "as-planned",
      note: "",
    },
  });
});

async function exported(who: Actor, period: Period = thisMonth) {
  const taken = await exportPlacements(who, { period, format: "json" });
  if (!taken.ok) throw new Error(taken.error.message);
  return JSON.parse(taken.value.pieces.join(""));
}

describe("what a council takes out", () => {
  it("is every placement that was agreed or running, with all that the portal holds", async () => {
    const { metadata, placements } = await exported(planner);
    expect(metadata).toMatchObject({ version: "v2", council: world.home.name, ...thisMonth });
    expect(placements).toHaveLength(3);
    const [first] = placements;
    expect(first).toMatchObject({
      PlacementAvailability: { neededBy: "in more than 5 days", siblingCount: 0, preferredLocation: "WV10" },
      PlacementRequirements: { pets: "Yes - can", specificCommunicationRequirements: ["None"] },
      Risks: { riskMissing: "Risk Present", riskSelfHarm: "No known risk" },
      ActualPlacement: { totalWeeklyCost: 4850, placementType: "Residential", siblingsPlacedTogether: 0 },
      QualityAssurance: {
        referralOfficerName: world.broker.personName,
        placementOfficerName: world.broker.personName,
        costOfficerName: world.head.personName,
        placementDate: day(0),
        costDate: day(0),
      },
    });
    expect(Object.values(first).flatMap((entity) => Object.keys(entity as object))).toEqual(
      STANDARD_FIELDS.map(({ name }) => name),
    );
    const ids = placements.map((one: typeof first) => one.PlacementAvailability.childId);
    expect(new Set(ids).size).toBe(3);
    expect(ids.every(Number.isSafeInteger)).toBe(true);
    // Nobody who holds the file learns who the child is.
    expect(JSON.stringify(placements)).not.toMatch(/Amara|Quillfeather|Larkspur|CS-4471/);
  });

  it("says to a commissioner what lives where at which cost, and nothing that the referrals say", async () => {
    expect(OF_THE_REFERRAL).toHaveLength(28);
    const period = new URLSearchParams();
    expect((await viewPlacementExport(planner, period)).needs).toBe(true);
    expect((await viewPlacementExport(commissioner, period)).needs).toBe(false);
    const [theirs, mine] = [await exported(commissioner), await exported(planner)];
    const flat = (one: object) => Object.assign({}, ...Object.values(one));
    theirs.placements.forEach((one: object, index: number) => {
      const all = flat(mine.placements[index]);
      expect(flat(one)).toEqual({
        ...all,
        ...Object.fromEntries(OF_THE_REFERRAL.map((name) => [name, null])),
      });
    });
    const read = await transaction("council", { "app.org_id": world.home.id }, (tx) =>
      readPlacements(tx, world.home.id, thisMonth, { take: 10, needs: false }),
    );
    expect(read.placements.map(({ referral }) => referral)).toEqual([{}, {}, {}]);
  });

  it("follows the period: what ended before is left out, and what is agreed later", async () => {
    const count = async (from: number, to: number) =>
      (await exported(planner, { from: day(from), to: day(to) })).placements.length;
    expect(await count(0, 10)).toBe(2);
    expect(await count(-2, -1)).toBe(2);
    expect(await count(-9, -3)).toBe(0);
    expect(planned).toMatch(/^PL-/);
  });

  it("costs what the agreement says once one is issued", async () => {
    const before = await exported(planner);
    const ipa = await read(world.broker, (tx) =>
      tx.agreement.findFirstOrThrow({ select: { reference: true } }),
    );
    await issuedAgreement(world.broker, ipa.reference);
    expect(await exported(planner)).toEqual(before);
  });

  it("is on the record, also where it was refused, and no other organisation's", async () => {
    expect((await exported(foreign)).placements).toEqual([]);
    const worker = await person(world.home, ["social-worker"]);
    expect(await exportPlacements(worker, { period: thisMonth, format: "csv" })).toMatchObject({
      error: { kind: "forbidden" },
    });
    expect(await exportPlacements(manager, { period: thisMonth, format: "csv" })).toMatchObject({
      error: { kind: "not-found" },
    });
    const events = await read(planner, (tx) =>
      tx.event.findMany({
        where: { kind: { in: ["placements-exported", "try-refused"] } },
        orderBy: { at: "asc" },
      }),
    );
    expect(events[0]).toMatchObject({
      personId: planner.personId,
      data: { rows: 3, format: "json", ...thisMonth },
    });
    expect(events.at(-1)).toMatchObject({ kind: "try-refused", personId: worker.personId });
  });

  it("is hidden by row security from every other organisation, whatever is asked", async () => {
    const asks = (role: "council" | "provider", who: Actor) =>
      transaction(role, { "app.org_id": who.organisationId, "app.person_id": who.personId }, (tx) =>
        readPlacements(tx, world.home.id, thisMonth, { take: 10, needs: true }),
      );
    expect((await asks("council", foreign)).placements).toEqual([]);
    await expect(asks("provider", manager)).rejects.toThrow(/permission denied/);
  });

  it("takes the same statements for one placement as for several, and pages without losing any", async () => {
    const count = (take: number) =>
      read(planner, (tx) =>
        countStatements(() => readPlacements(tx, world.home.id, thisMonth, { take, needs: true })),
      );
    const [one, all] = [await count(1), await count(10)];
    expect(all.statements).toBe(one.statements);
    const rest = await read(planner, (tx) =>
      readPlacements(tx, world.home.id, thisMonth, { take: 10, needs: true, after: one.result.after }),
    );
    expect([...one.result.placements, ...rest.placements]).toEqual(all.result.placements);
    expect(one.result.more && !rest.more).toBe(true);
  });

  it("is refused whole rather than cut short", async () => {
    const written = await read(planner, (tx) =>
      writtenPlacements(tx, world.home, { period: thisMonth, format: "csv", needs: true }, 2),
    );
    expect(written).toMatchObject({ error: { message: expect.stringMatching(/shorter period/) } });
  });
});

describe("at the command line", () => {
  it("gives the same by the council's code or name, on the record without a person", async () => {
    await sqlFor(
      "owner",
    )`update access.organisations set council_code = 'E08000099' where id = ${world.home.id}`;
    const mine = await exportPlacements(planner, { period: thisMonth, format: "csv" });
    for (const code of ["e08000099", world.home.slug]) {
      const theirs = await exportAsOperator(code, { period: thisMonth, format: "csv" });
      expect(
        theirs.ok && mine.ok && `\ufeff${theirs.value.pieces.join("")}` === mine.value.pieces.join(""),
      ).toBe(true);
    }
    const events = await read(planner, (tx) =>
      tx.event.findMany({ where: { kind: "placements-exported", personId: null } }),
    );
    expect(events).toHaveLength(2);
    expect(await exportAsOperator("E00000000", { period: thisMonth, format: "csv" })).toMatchObject({
      ok: false,
    });
  });
});
