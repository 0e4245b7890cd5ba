import { beforeAll, describe, expect, it } from "vitest";
import { read } from "~/domains/access/transactions.server";
import { notSelectOffer } from "~/domains/offers/commands/not-select-offer.server";
import { withdrawOffer } from "~/domains/offers/commands/withdraw-offer.server";
import { declineService } from "~/domains/routing/commands/decline-service.server";
import { pauseSearch } from "~/domains/routing/commands/pause-search.server";
import { showInterest } from "~/domains/routing/commands/show-interest.server";
import { authorisedOffer, standing } from "../../../../prisma/factories/decisions";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld } from "../../../../prisma/testing/deciding.server";
import { acceptOffer } from "../commands/accept-offer.server";
import { closeSearch } from "../commands/close-search.server";
import { fallThrough } from "../commands/fall-through.server";
import { searchAgain } from "../commands/search-again.server";
import { withdrawReferral } from "../commands/withdraw-referral.server";

testDatabase();
let world: DecidingWorld;
beforeAll(async () => {
  world = await decidingWorld(2);
});

/** The example child of the factories is Amara Quillfeather of Thistledown Academy. */
const NAMED = "Amara’s mother said no";

async function version(reference: string): Promise<number> {
  const found = await read(world.broker, (tx) =>
    tx.referral.findUniqueOrThrow({ where: { reference }, select: { version: true } }),
  );
  return found.version;
}

/** Every row of the search that the two providers can reach, editions included. */
async function readByProviders(reference: string): Promise<string> {
  const found = [];
  for (const { officer } of world.providers)
    found.push(
      await read(officer, async (tx) => {
        const delivery = await tx.delivery.findFirstOrThrow({
          where: { reference },
          include: { services: true },
        });
        const { referralId } = delivery;
        const offers = await tx.offer.findMany({ where: { referralId }, include: { versions: true } });
        const events = await tx.event.findMany({
          where: { referralId },
          omit: { transaction: true, digest: true },
        });
        const editions = await tx.edition.findMany({ where: { referralId } });
        return [delivery, offers, events, editions];
      }),
    );
  return JSON.stringify(found);
}

const refused = (field: string) => ({
  ok: false,
  error: { kind: "invalid", field, message: expect.stringContaining("Amara") },
});

describe("what providers are told holds no vault value", () => {
  it("when a search is paused, closed or withdrawn", async () => {
    const reference = await world.search();
    const at = async () => ({ reference, version: await version(reference) });
    expect(await pauseSearch(world.broker, { ...(await at()), reason: NAMED })).toEqual(refused("reason"));
    expect(await closeSearch(world.broker, { ...(await at()), closed: "other", note: NAMED })).toEqual(
      refused("note"),
    );
    expect(await withdrawReferral(world.broker, { ...(await at()), reason: NAMED })).toEqual(
      refused("reason"),
    );
    expect(await readByProviders(reference)).not.toContain("Amara");
  });

  it("while words that only the council reads may hold one", async () => {
    const reference = await world.search();
    const closed = await closeSearch(world.broker, {
      reference,
      version: await version(reference),
      closed: "kin",
      note: "Amara is with her aunt",
    });
    expect(closed.ok).toBe(true);
    expect(await readByProviders(reference)).not.toContain("Amara");
    const again = { reference, version: await version(reference), answerWithin: "24h" as const };
    expect(await searchAgain(world.broker, { ...again, reason: NAMED })).toEqual(refused("reason"));
  });

  it("when an offer is not selected or accepted, or falls through", async () => {
    const reference = await world.search();
    const [one, two] = [await world.offerOf(0, reference), await world.offerOf(1, reference)];
    const not = { reference: two, reason: "match" as const };
    expect(await notSelectOffer(world.broker, { ...not, note: NAMED })).toEqual(refused("note"));
    await authorisedOffer(world.broker, world.head, { reference, offer: one });
    const seen = await standing(world.broker, one);
    const accept = { reference, offer: one, version: seen.version, offerVersion: seen.versionNumber };
    expect(await acceptOffer(world.broker, { ...accept, note: NAMED, toOthers: "" })).toEqual(
      refused("note"),
    );
    expect(await acceptOffer(world.broker, { ...accept, note: "", toOthers: NAMED })).toEqual(
      refused("toOthers"),
    );
    const others = [{ reference: two, words: NAMED }];
    expect(await acceptOffer(world.broker, { ...accept, note: "", toOthers: "", others })).toEqual(
      refused("others[0].words"),
    );
    expect((await acceptOffer(world.broker, { ...accept, note: "", toOthers: "" })).ok).toBe(true);
    const fell = { reference, version: await version(reference), answerWithin: "24h" as const };
    expect(await fallThrough(world.broker, { ...fell, reason: NAMED })).toEqual(refused("reason"));
    expect(await readByProviders(reference)).not.toContain("Amara");
  });
});

describe("what a provider writes is looked at by the command, whoever calls it", () => {
  const NUMBER = "Her NHS number is 943 476 5919";
  const stopped = (field: string) => ({
    ok: false,
    error: { kind: "invalid", field, message: expect.stringContaining("An NHS number is in it") },
  });

  it("when it is interested, declines or withdraws", async () => {
    const reference = await world.search();
    const [one] = world.providers;
    if (!one) throw new Error("a world without providers");
    const at = { reference, serviceId: one.serviceId };
    const interest = { ...at, indicativeWeeklyPence: null, ringNumber: "", note: NUMBER };
    expect(await showInterest(one.officer, interest)).toEqual(stopped("note"));
    expect(await declineService(one.officer, { ...at, reason: "other", note: NUMBER })).toEqual(
      stopped("note"),
    );
    const offer = await world.offerOf(0, reference);
    expect(await withdrawOffer(one.officer, { reference: offer, reason: NUMBER })).toEqual(stopped("reason"));
  });
});
