import { beforeAll, expect, it } from "vitest";
import { read } from "~/domains/access/transactions.server";
import { EXAMPLE_PAGES } from "~/domains/referrals/example-referral";
import { viewGate } from "~/domains/referrals/queries/view-gate.server";
import { tellProvider } from "~/domains/routing/jobs/tell-provider.server";
import { newFormKey } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { authorised, preferredOffer, standing } from "../../../prisma/factories/decisions";
import { council, person } from "../../../prisma/factories/organisations";
import { passTheGate, writePage } from "../../../prisma/factories/referrals";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld, queuedJobs } from "../../../prisma/testing/deciding.server";
import { amendReferral } from "./commands/amend-referral.server";
import { confirmOffer } from "./commands/confirm-offer.server";
import { viewAmendment } from "./queries/view-amendment.server";

testDatabase();
let world: DecidingWorld;

beforeAll(async () => {
  world = await decidingWorld(2);
});

const referralOf = (reference: string) =>
  read(world.broker, (tx) =>
    tx.referral.findUniqueOrThrow({ where: { reference }, include: { deliveries: true, editions: true } }),
  );

async function told(reference: string): Promise<void> {
  for (const { id, providerId } of (await referralOf(reference)).deliveries)
    await tellProvider({ deliveryId: id, organisationId: providerId }, {} as JobContext);
}

const change = async (reference: string) => {
  await writePage(world.broker, reference, "narrative", {
    narrative: `${EXAMPLE_PAGES.narrative.narrative} Since Tuesday she stays with a foster carer for the week.`,
  });
  await passTheGate(world.broker, reference);
};

const amend = async (reference: string, actor = world.broker) =>
  amendReferral(actor, { reference, version: (await referralOf(reference)).version });

it("says that nothing has changed when nothing has", async () => {
  const reference = await world.search();
  expect(await viewAmendment(world.broker, reference)).toMatchObject({ changes: [], whyNot: null });
  expect(await amend(reference)).toMatchObject({
    error: { kind: "invalid", message: expect.stringContaining("Nothing") },
  });
});

it("shows what changes, keeps it inside until it is sent, and then tells everybody once", async () => {
  const reference = await world.search();
  await told(reference);
  await change(reference);
  const view = await viewAmendment(world.broker, reference);
  expect(view.changes.map(({ key }) => key)).toEqual(["narrative.narrative"]);
  const officer = world.providers[0]?.officer;
  if (!officer) throw new Error("no officer");
  const seen = () => read(officer, (tx) => tx.edition.findMany());
  expect(JSON.stringify(await seen())).not.toContain("Since Tuesday");
  const version = (await referralOf(reference)).version;
  const idempotency = { key: newFormKey(), redirectTo: () => "/board" };
  expect(await amendReferral(world.broker, { reference, version, idempotency })).toMatchObject({
    value: { edition: 2, told: 2 },
  });
  const again = await amendReferral(world.broker, { reference, version, idempotency }).catch(
    (thrown: unknown) => thrown,
  );
  expect((again as Response).headers.get("location")).toBe("/board");
  expect(await amendReferral(world.broker, { reference, version })).toMatchObject({
    error: { kind: "conflict" },
  });
  const after = await referralOf(reference);
  expect(after.editions).toHaveLength(2);
  expect(after.deliveries.map(({ editionNumber }) => editionNumber)).toEqual([2, 2]);
  expect(JSON.stringify(await seen())).toContain("Since Tuesday");
  const mails = (await queuedJobs("tell-outcome")).filter(
    ({ payload }) => payload.template === "referral-changed",
  );
  expect(mails).toHaveLength(2);
});

it("asks an offer to be confirmed before it is authorised", async () => {
  const reference = await world.search();
  const offer = await world.offerOf(0, reference);
  const { authorisationId } = await preferredOffer(world.broker, { reference, offer });
  await change(reference);
  expect(await viewAmendment(world.broker, reference)).toMatchObject({ live: 1 });
  expect((await amend(reference)).ok).toBe(true);
  await expect(authorised(world.head, authorisationId)).rejects.toThrow(/confirm/);
  const officer = world.providers[0]?.officer;
  if (!officer) throw new Error("no officer");
  expect((await confirmOffer(officer, { reference: offer, edition: 2 })).ok).toBe(true);
  await authorised(world.head, authorisationId);
  expect(await standing(world.broker, offer)).toMatchObject({ state: "authorised", confirmedEdition: 2 });
});

it("goes through the gate again: no vault value leaves with a change", async () => {
  const reference = await world.search();
  await writePage(world.broker, reference, "narrative", {
    narrative: `${EXAMPLE_PAGES.narrative.narrative} Amara likes to be called by her own name.`,
  });
  expect((await viewAmendment(world.broker, reference)).whyNot).toContain("checklist");
  expect(await amend(reference)).toMatchObject({ error: { kind: "invalid" } });
  expect((await referralOf(reference)).editions).toHaveLength(1);
  await passTheGate(world.broker, reference);
  expect((await amend(reference)).ok).toBe(true);
  const after = await referralOf(reference);
  expect(after.editions).toHaveLength(2);
  const { content, ...sent } = after;
  expect(JSON.stringify(sent)).not.toContain("Amara");
  // The council's own text is the source and stays, and what was decided of it is not asked again.
  expect(JSON.stringify(content)).toContain("Amara likes to be called by her own name");
  await writePage(world.broker, reference, "narrative", {
    narrative: `${EXAMPLE_PAGES.narrative.narrative} Amara likes to be called by her own name. Kalinka knows her.`,
  });
  const { items } = await viewGate(world.broker, reference);
  expect(items.filter(({ state }) => state === "to-decide").map(({ text }) => text)).toEqual(["Kalinka"]);
});

it("names the services that do not match any more", async () => {
  const reference = await world.search();
  await writePage(world.broker, reference, "purpose", {
    ...EXAMPLE_PAGES.purpose,
    serviceKind: "fostering",
    neededOn: inThirtyDays(),
  });
  const { noLonger } = await viewAmendment(world.broker, reference);
  expect(noLonger.map(({ serviceId }) => serviceId).sort()).toEqual(
    world.providers.map(({ serviceId }) => serviceId).sort(),
  );
});

it("is for brokers of this council", async () => {
  const reference = await world.search();
  await change(reference);
  const stranger = await person(await council(), ["broker"]);
  expect(await amend(reference, stranger)).toMatchObject({ error: { kind: "not-found" } });
  const worker = await person(world.home, ["social-worker"]);
  expect(await amend(reference, worker)).toMatchObject({ error: { kind: "forbidden" } });
});

function inThirtyDays() {
  const [year = "", month = "", day = ""] = new Date(Date.now() + 30 * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split("-");
  return { day, month, year };
}
