import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { declineService } from "~/domains/routing/commands/decline-service.server";
import { markRead } from "~/domains/routing/commands/mark-read.server";
import { pickUpDelivery } from "~/domains/routing/commands/pick-up-delivery.server";
import { retryDelivery } from "~/domains/routing/commands/retry-delivery.server";
import { showInterest } from "~/domains/routing/commands/show-interest.server";
import { tellProvider } from "~/domains/routing/jobs/tell-provider.server";
import { countStatements } from "~/platform/database/statements.server";
import { pipelined } from "~/platform/database/transaction.server";
import { publishedReferral, registeredService } from "../../../prisma/factories/deliveries.ts";
import {
  council,
  type FactoryOrganisation,
  person,
  provider,
} from "../../../prisma/factories/organisations.ts";
import { testDatabase } from "../../../prisma/testing/database.server.ts";
import { FIRST_TRY } from "../../../prisma/testing/job-context.ts";
import { listReached } from "./queries/list-reached.server";
import { viewBoard } from "./queries/view-board.server";

testDatabase();

let city: FactoryOrganisation;
let broker: Actor;

async function home(name: string, role: "referrals-officer" | "provider-finance" = "referrals-officer") {
  const org = await provider(name);
  const officer = await person(org, [role], { name: `${name} officer`, phone: "01902 555 014" });
  return { org, officer, serviceId: await registeredService({ name: `${name} Lodge`, providerId: org.id }) };
}

beforeAll(async () => {
  city = await council("Wolverhampton", { councilCode: "E08000031", outOfHoursPhone: "01902 496 0999" });
  broker = await person(city, ["broker"]);
});

describe("the board", () => {
  it("says how far it reached, who answered what and whom to ring, at each load", async () => {
    const northway = await home("Northway");
    const birchwood = await home("Birchwood");
    const fernhill = await home("Fernhill");
    const silent = await home("Silent", "provider-finance");
    const { reference } = await publishedReferral(broker);
    const before = await viewBoard(broker, reference);
    expect(before.reach).toMatchObject({ organisations: 4, opened: 0, pickedUp: 0, declined: 0 });

    await markRead(fernhill.officer, reference);
    await pickUpDelivery(fernhill.officer, { reference });
    await declineService(birchwood.officer, {
      reference,
      serviceId: birchwood.serviceId,
      reason: "match",
      note: "",
    });
    await showInterest(northway.officer, {
      reference,
      serviceId: northway.serviceId,
      indicativeWeeklyPence: 540_000,
      ringNumber: "01902 555 777",
      note: "",
    });
    const [rows] = await pipelined("council", { "app.org_id": city.id }, (sql) => [
      sql<
        { id: string }[]
      >`select id from deliveries where reference = ${reference} and provider_id = ${silent.org.id}`,
    ]);
    const deliveryId = rows[0]?.id ?? "";
    await tellProvider({ deliveryId, organisationId: silent.org.id }, FIRST_TRY);

    const { result: board, statements } = await countStatements(() => viewBoard(broker, reference));
    expect(board.reach).toMatchObject({
      organisations: 4,
      opened: 3,
      pickedUp: 3,
      declined: 1,
      interested: 1,
    });
    expect(board.rows.map((row) => [row.provider, row.tag.words, row.cost, row.ring])).toEqual([
      ["Northway", "Interested", "about £5,400.00 a week", "01902 555 777"],
      ["Fernhill", "Picked up", "None yet", null],
      ["Silent", "Could not be told", "None yet", null],
      ["Birchwood", "Declined", "None", null],
    ]);
    expect(board.rows[1]).toMatchObject({ who: "Fernhill officer", phone: "01902 555 014" });
    expect(board.declined).toBe("1 service declined: poor match with children living here 1.");
    expect(board.who.find((one) => one.part === "Broker")?.name).toBe("you");
    expect(board.steps.find((step) => step.state === "here")?.label).toBe("Searching, stage 1");
    expect(board.timeline.map((item) => item.text)).toContain(
      "Northway: Northway Lodge is interested, about £5,400.00 a week",
    );
    expect(board.abilities).toMatchObject({ widen: true, pause: true, "fall-through": false });

    const reached = await listReached(broker, reference);
    const told = reached.stages[0]?.rows.find((row) => row.provider === "Silent");
    expect(told).toMatchObject({ undeliverable: true, told: expect.stringMatching(/^not yet/) });
    await person(silent.org, ["referrals-officer"]);
    expect(await retryDelivery(broker, { reference, deliveryId })).toMatchObject({ ok: true });
    expect(await retryDelivery(broker, { reference, deliveryId })).toMatchObject({
      ok: false,
      error: { kind: "not-now" },
    });
    await tellProvider({ deliveryId, organisationId: silent.org.id }, FIRST_TRY);
    const after = await viewBoard(broker, reference);
    expect(after.rows.find((row) => row.provider === "Silent")?.tag.words).toBe("Not opened yet");

    for (let index = 0; index < 5; index += 1) await home(`More ${index}`);
    const more = await publishedReferral(broker);
    const larger = await countStatements(() => viewBoard(broker, more.reference));
    expect(larger.result.reach.organisations).toBe(9);
    expect(larger.statements).toBeLessThanOrEqual(statements);
  });

  it("is not there for another council, nor open to every role", async () => {
    const { reference } = await publishedReferral(broker);
    const other = await person(await council("Elsewhere"), ["broker"]);
    await expect(viewBoard(other, reference)).rejects.toMatchObject({ init: { status: 404 } });
    await expect(listReached(other, reference)).rejects.toMatchObject({ init: { status: 404 } });
    const finance = await person(city, ["finance-officer"]);
    await expect(viewBoard(finance, reference)).rejects.toMatchObject({ init: { status: 403 } });
    const social = await person(city, ["social-worker"]);
    expect((await viewBoard(social, reference)).abilities).toMatchObject({ widen: false, withdraw: false });
  });
});
