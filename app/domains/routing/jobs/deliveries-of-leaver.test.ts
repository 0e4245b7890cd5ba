import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { removeColleague } from "~/domains/access/commands/remove-colleague.server";
import { read } from "~/domains/access/transactions.server";
import { publishedReferral, registeredService } from "../../../../prisma/factories/deliveries.ts";
import { council, person, provider } from "../../../../prisma/factories/organisations.ts";
import { changeSettingsNow } from "../../../../prisma/factories/settings.ts";
import { testDatabase } from "../../../../prisma/testing/database.server.ts";
import { outbox } from "../../../../prisma/testing/deciding.server.ts";
import { FIRST_TRY } from "../../../../prisma/testing/job-context.ts";
import { passOnDelivery } from "../commands/pass-on-delivery.server";
import { pickUpDelivery } from "../commands/pick-up-delivery.server";
import { deliveriesOfLeaver } from "./deliveries-of-leaver.server";

testDatabase();
let broker: Actor;
let admin: Actor;
let officer: Actor;

beforeAll(async () => {
  broker = await person(await council(), ["broker"]);
  const org = await provider();
  await registeredService({ providerId: org.id });
  admin = await person(org, ["provider-admin"]);
  officer = await person(org, ["referrals-officer"]);
});

const deliveryOf = (reference: string) =>
  read(admin, (tx) => tx.delivery.findFirstOrThrow({ where: { reference } }));

async function leaver(): Promise<{ who: Actor; leave: () => Promise<void> }> {
  const org = { id: admin.organisationId, slug: admin.organisationSlug, name: "", kind: "provider" as const };
  const who = await person(org, ["registered-manager"]);
  const leave = async () => {
    expect(
      await removeColleague(admin, { personId: who.personId, reason: "left", version: 1 }),
    ).toMatchObject({
      ok: true,
    });
    const job = { organisationId: admin.organisationId, personId: who.personId };
    await deliveriesOfLeaver(job, FIRST_TRY);
    await deliveriesOfLeaver(job, FIRST_TRY);
  };
  return { who, leave };
}

describe("somebody leaves a provider", () => {
  it("and what they had picked up is everybody's again, who are told once more", async () => {
    const { reference } = await publishedReferral(broker);
    const { who, leave } = await leaver();
    await pickUpDelivery(who, { reference });
    const before = await deliveryOf(reference);
    await leave();
    expect(await deliveryOf(reference)).toMatchObject({
      state: "opened",
      pickedUpById: null,
      answerBy: before.answerBy,
    });
    const told = (await outbox()).filter(
      ({ template, props }) => template === "referral-delivered" && props.reference === reference,
    );
    expect(told.map(({ to }) => to)).toEqual([officer.personId]);
    expect(await pickUpDelivery(officer, { reference })).toMatchObject({ ok: true });
  });

  it("and it falls to the duty owner where there is one", async () => {
    await changeSettingsNow(admin, { dutyOwner: officer.personId });
    const { reference } = await publishedReferral(broker);
    const { who, leave } = await leaver();
    await pickUpDelivery(who, { reference });
    await leave();
    expect(await deliveryOf(reference)).toMatchObject({ state: "picked-up", pickedUpById: officer.personId });
  });

  it("while a colleague passes it on to them in the same moment: they never keep it", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { reference } = await publishedReferral(broker);
      const { who, leave } = await leaver();
      await pickUpDelivery(officer, { reference });
      await Promise.all([
        passOnDelivery(officer, { reference, toPersonId: who.personId, note: "" }),
        leave(),
      ]);
      expect((await deliveryOf(reference)).pickedUpById).toBe(officer.personId);
    }
  });
});
