import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { decideAuthorisation } from "~/domains/authorisations/commands/decide-authorisation.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { person } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { placeByPhone } from "../commands/place-by-phone.server";
import { dayFrom, fundingOf, type PhoneRow, type PhoneWorld, phoneWorld } from "../testing/by-phone-world";

/** What one person could do alone with a placement by phone, in the pages and past them. */
testDatabase();
let world: PhoneWorld;

beforeAll(async () => {
  world = await phoneWorld();
});

/** Sends one statement as somebody of the council, takes it back, and says why it was refused; null where it was done. */
async function refusal(by: Actor, statement: string, values: (string | number)[]): Promise<string | null> {
  try {
    await sqlFor("council").begin(async (tx) => {
      await actingAs(tx, "council", by);
      await tx.unsafe(statement, values);
      throw new Error("roll back");
    });
  } catch (thrown) {
    const { message } = thrown as Error;
    return message === "roll back" ? null : message;
  }
  return null;
}

/** The same authority written once more, with something else in it: an expression of SQL for each column. */
function written(row: PhoneRow, columns: Record<string, string>): Promise<string | null> {
  const all = { id: "gen_random_uuid()", state: "'verbal'", version: "1", asked_at: "now()", ...columns };
  const change = Object.entries(all).map(([name, value]) => `'${name}', ${value}`);
  return refusal(
    world.duty,
    `insert into authorisations select (jsonb_populate_record(a, jsonb_build_object(${change.join(", ")}))).*
       from authorisations a where a.id = $1`,
    [fundingOf(row).id],
  );
}

const withdrawn = ({ offer }: PhoneRow) =>
  sqlFor("owner")`update authorisations set state = 'cancelled' where offer_id = ${offer.id}`;

describe("past the pages, an authority given by phone", () => {
  it("has clocks and a last day no later than the pages give", async () => {
    const row = await world.placed();
    await withdrawn(row);
    const within = { confirm_by: "now() + interval '6 days'", paperwork_by: "now() + interval '13 days'" };
    expect(await written(row, { ...within, verbal_until: `'${dayFrom(28)}'::date` })).toBeNull();
    for (const columns of [
      { ...within, confirm_by: "now() + interval '8 days'" },
      { ...within, paperwork_by: "now() + interval '15 days'" },
      { ...within, verbal_until: `'${dayFrom(29)}'::date` },
    ])
      expect(await written(row, columns)).toMatch(/row-level security/);
  });

  it("is for a whole year, so that the council's limit counts", async () => {
    const row = await world.placed();
    const [child] = row.referral.children;
    const by = (firstYear: number) =>
      refusal(
        world.duty,
        "select public.offer_by_phone($1::uuid, 'OF-TESTED', $2::uuid, $3::uuid, $4::uuid, $5::date, 600000, $6::integer, now())",
        [newId(), row.deliveryId, row.serviceId, child?.id ?? "", dayFrom(0), firstYear],
      );
    expect(await by(600_000 * 52 - 1)).toMatch(/not theirs to record/);
    expect(await by(600_000 * 52)).toBeNull();
  });
});

describe("somebody who took part", () => {
  let both: Actor;
  beforeAll(async () => {
    both = await person(world.home, ["head-of-service", "broker"]);
  });

  it("does not give authority by phone: who takes the referral on", async () => {
    const tried = await placeByPhone(
      world.duty,
      world.form({ brokerId: both.personId, authorisedBy: both.personId }),
    );
    expect(tried).toMatchObject({ ok: false, error: { field: "authorisedBy" } });
  });

  it("does not past the pages either, nor the person they stand in for", async () => {
    const row = await world.placed({ brokerId: both.personId });
    await withdrawn(row);
    expect(await written(row, {})).toBeNull();
    expect(await written(row, { verbal_by_id: `'${both.personId}'::uuid` })).toMatch(/row-level security/);
  });
});

describe("an unconfirmed provider", () => {
  it("is told who a child is only once the funding was confirmed by somebody else", async () => {
    const { asked, broker, head, home } = world;
    const row = await world.placed();
    await sqlFor("owner")`
      update access.organisations set standing = 'unconfirmed', vouched_by_id = ${home.id} where id = ${asked.org.id}`;
    await sqlFor("owner")`
      update authorisations set unconfirmed_reason = 'The only bed tonight' where id = ${fundingOf(row).id}`;
    const released = () =>
      refusal(
        broker,
        `insert into information_releases (id, council_id, provider_id, referral_id, delivery_id, service_id, person_id, emergency,
           reason, released_by_id, released_at) values ($1, $2, $3, $4, $5, $6, $7, false, 'r', $8, now())`,
        [newId(), home.id, asked.org.id, row.referralId, row.deliveryId, row.serviceId].concat([
          asked.officer.personId,
          broker.personId,
        ]),
      );
    expect(await released()).toMatch(/provider-not-confirmed/);
    const { id, version } = fundingOf(row);
    expect(
      await decideAuthorisation(head, {
        ...{ id, version, decision: "authorise", offerVersion: 1 },
        unconfirmedReason: "Rang the home on the number in the register",
      }),
    ).toMatchObject({ ok: true });
    expect(await released()).toBeNull();
    await sqlFor("owner")`
      update access.organisations set standing = 'confirmed', vouched_by_id = null where id = ${asked.org.id}`;
  });
});
