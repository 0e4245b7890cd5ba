import { beforeAll, describe, expect, it } from "vitest";
import { read } from "~/domains/access/transactions.server";
import { viewPlacementPage } from "~/domains/arrivals/queries/view-placement-page.server";
import { listInbox } from "~/domains/routing/queries/list-inbox.server";
import { viewStatutory } from "~/domains/statutory/queries/view-statutory.server";
import { addDays } from "~/platform/time";
import { registeredService } from "../../../../prisma/factories/deliveries";
import { person, provider } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { fallThrough } from "../commands/fall-through.server";
import { dayFrom, type PhoneRow, type PhoneWorld, phoneWorld } from "../testing/by-phone-world";
import { noticesBy } from "./by-phone.rules";

/** What the law asks of a placement by phone, and what becomes of the search when it falls through. */
testDatabase();
let world: PhoneWorld;

beforeAll(async () => {
  world = await phoneWorld({ councilCode: "E08000031" });
});

const versionOf = (reference: string) =>
  read(world.duty, (tx) =>
    tx.referral.findUniqueOrThrow({ where: { reference }, select: { version: true } }),
  ).then(({ version }) => version);

async function fallsThrough({ referralReference: reference }: PhoneRow) {
  const fell = await fallThrough(world.broker, {
    ...{ reference, version: await versionOf(reference) },
    ...{ answerWithin: "24h", reason: "Flooded" },
  });
  expect(fell).toMatchObject({ ok: true });
}

describe("the statutory steps of a placement by phone", () => {
  it("are those of an emergency, of a new child as of one whose search was none", async () => {
    const search = await world.search();
    const found = `${search}.${await versionOf(search)}`;
    for (const child of [undefined, found]) {
      const { reference } = await world.placed(child ? { child } : {});
      const { rows } = await viewStatutory(world.broker, reference);
      const notices = rows.filter(({ group }) => group === "notice");
      expect(notices.length).toBeGreaterThan(0);
      for (const { due } of notices) expect(due).toMatch(/^Within 5 working days/);
    }
  });

  it("have notices due five working days from the start, however late it was recorded", async () => {
    expect(noticesBy("2026-11-27").toISOString()).toBe("2026-12-04T17:00:00.000Z");
    expect(noticesBy("2026-12-24").toISOString()).toBe("2027-01-05T17:00:00.000Z");
    const [early, late] = [
      await world.placed({ startOn: dayFrom(-7), until: dayFrom(3) }),
      await world.placed(),
    ];
    const said = async ({ reference }: PhoneRow) =>
      (await viewPlacementPage(world.broker, reference)).byPhone?.notices;
    expect(await said(early)).not.toBe(await said(late));
    expect(addDays(dayFrom(-7), 7)).toBe(dayFrom(0));
  });
});

describe("a placement by phone that falls through", () => {
  it("asks those again who were sent the referral, and not a provider that was only phoned", async () => {
    const search = await world.search();
    const phoned = await provider();
    const manager = await person(phoned, ["referrals-officer"]);
    const row = await world.placed({
      child: `${search}.${await versionOf(search)}`,
      serviceId: await registeredService({ providerId: phoned.id }),
      ...{ start: "expected", startOn: dayFrom(1) },
    });
    const opens = async (who: typeof manager) =>
      (await listInbox(who, "open", undefined)).rows.map(({ reference }) => reference);
    expect(await opens(manager)).not.toContain(search);
    await fallsThrough(row);
    expect(await opens(world.asked.officer)).toContain(search);
    expect(await opens(manager)).not.toContain(search);
    const { rows } = await listInbox(manager, "closed", undefined);
    expect(rows).toMatchObject([{ reference: search, searchReason: "The agreed placement fell through" }]);
  });
});
