import { beforeAll, describe, expect, it } from "vitest";
import { read } from "~/domains/access/transactions.server";
import { standing } from "../factories/decisions";
import { testDatabase } from "../testing/database.server";
import {
  agreedPlacement,
  askedAuthorisation,
  type MainJob,
  mainJobWorld,
  searchingReferral,
  threeOffers,
} from "./main-job";

testDatabase();

let world: MainJob;
beforeAll(async () => {
  world = await mainJobWorld();
});

const stateOf = (reference: string) =>
  read(world.broker, (tx) =>
    tx.referral.findUniqueOrThrow({ where: { reference }, select: { state: true } }),
  );
const states = (offers: readonly string[]) =>
  Promise.all(offers.map(async (offer) => (await standing(world.broker, offer)).state));

describe("the main job through its commands", () => {
  it("is searched for at every provider that matches", async () => {
    const reference = await searchingReferral(world);
    const deliveries = await read(world.broker, (tx) => tx.delivery.count({ where: { reference } }));
    expect(deliveries).toBe(world.providers.length);
    expect(await stateOf(reference)).toEqual({ state: "searching" });
  });

  it("is decided on with three offers, two of them on the shortlist", async () => {
    const { reference, offers } = await threeOffers(world);
    expect(await stateOf(reference)).toEqual({ state: "deciding" });
    expect(await states(offers)).toEqual(["shortlisted", "shortlisted", "submitted"]);
  });

  it("waits for the head of service", async () => {
    const { offer, authorisationId } = await askedAuthorisation(world);
    const asked = await read(world.head, (tx) =>
      tx.authorisation.findUniqueOrThrow({ where: { id: authorisationId }, select: { state: true } }),
    );
    expect(asked.state).toBe("asked");
    expect(await states([offer])).toEqual(["preferred"]);
  });

  it("is agreed with one home, and the others have been told", async () => {
    const { reference, offers } = await agreedPlacement(world);
    expect(await stateOf(reference)).toEqual({ state: "agreed" });
    expect(await states(offers)).toEqual(["accepted", "not-selected", "not-selected"]);
  });
});
