import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { viewOwner } from "~/domains/providers/queries/view-owner.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newFormKey } from "~/platform/ids";
import { publishedReferral, registeredService } from "../../../prisma/factories/deliveries";
import {
  council,
  type FactoryOrganisation,
  hub,
  person,
  provider,
} from "../../../prisma/factories/organisations";
import { alert } from "../../../prisma/factories/providers";
import { checkedReferral } from "../../../prisma/factories/referrals";
import { testDatabase } from "../../../prisma/testing/database.server";
import { outbox, queuedJobs } from "../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { onboardAndSend } from "./commands/onboard-and-send.server";
import { pauseSearch } from "./commands/pause-search.server";
import { sendToOwner } from "./commands/send-to-owner.server";
import { tellProvider } from "./jobs/tell-provider.server";
import { listMatchingSearches } from "./queries/list-matching-searches.server";

testDatabase();

let city: FactoryOrganisation;
let broker: Actor;
let colleague: Actor;
/** Two open searches for a girl of 14: one of the broker, one of a colleague. */
let girl: string;
let other: string;
let owners = 0;

beforeAll(async () => {
  city = await council("Wolverhampton", { councilCode: "E08000031" });
  broker = await person(city, ["broker"], { name: "Priya Nandakumar" });
  colleague = await person(city, ["broker"], { name: "Daniel Oyelaran" });
  const asked = await provider();
  await registeredService({ providerId: asked.id, ownerKey: "askedfirst" });
  girl = (await publishedReferral(broker)).reference;
  other = (await publishedReferral(colleague)).reference;
});

/** An owner of the register with two homes for her and one that may never take her; nobody answers for it yet. */
async function owner() {
  owners += 1;
  const name = `Found Homes ${owners}`;
  const key = `foundhomes${owners}`;
  const at = { ownerName: name, ownerKey: key, councilCode: "E07000234", region: "Elsewhere" };
  const near = await registeredService({ ...at, councilCode: "E08000031" });
  const far = await registeredService(at);
  await registeredService({ ...at, kind: "supported-accommodation" });
  return { name, key, near, far };
}

const invited = (key: string, searches: string[], over: object = {}) => ({
  owner: key,
  organisation: `Homes ${key}`,
  name: "Ines Calloway",
  email: `ines@${key}.example`,
  searches,
  clock: "2h" as const,
  ...over,
});

const deliveriesOf = (reference: string) =>
  read(broker, (tx) =>
    tx.delivery.findMany({
      where: { reference },
      include: { services: { select: { serviceId: true } } },
      orderBy: { createdAt: "asc" },
    }),
  );

const invitationsTo = async (email: string) => {
  const rows = await sqlFor("worker")<{ props: Record<string, unknown> }[]>`
    select props from outgoing_messages where to_email = ${email} and template = 'invitation'`;
  return rows.map(({ props }) => props);
};

describe("the open searches that an owner of the register matches", () => {
  it("are named to those who search, by need and wherever they look, and to nobody else", async () => {
    const { key } = await owner();
    const view = await listMatchingSearches(broker, key, null);
    expect(view?.searches.map((one) => [one.reference, one.broker, one.toSend, one.has])).toEqual([
      [girl, "You have it", true, null],
      [other, "Daniel Oyelaran has it", true, null],
    ]);
    expect(view?.searches[0]?.fits).toMatch(/^2 of its services, the nearest (under|about)/);
    const worker = await person(city, ["social-worker"]);
    const commissioner = await person(city, ["commissioner"]);
    const officer = await person(await hub(), ["hub-officer"]);
    for (const actor of [worker, commissioner, officer])
      expect(await listMatchingSearches(actor, key, null)).toBeNull();
    const stranger = await person(await council(), ["broker"]);
    expect((await listMatchingSearches(stranger, key, girl))?.searches).toEqual([]);
    expect(await listMatchingSearches(broker, "nobodyknown", null)).toBeNull();
  });

  it("are none where an alert stops placements, and the search one came from is told to be none of them", async () => {
    const { key } = await owner();
    const watcher = await person(await hub(), ["hub-officer"]);
    await alert(watcher, { owner: key }, "suspension-of-placements");
    expect(await listMatchingSearches(broker, key, girl)).toMatchObject({ searches: [], notFor: girl });
  });
});

describe("bringing an owner on and sending in one press", () => {
  it("asks it alone for what matches, and its first admin gets one invitation that leads to the referral", async () => {
    const { key, name, near, far } = await owner();
    const before = await deliveriesOf(girl);
    const made = await onboardAndSend(broker, invited(key, [girl]));
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const [fresh, ...none] = (await deliveriesOf(girl)).slice(before.length);
    expect(none).toEqual([]);
    expect(fresh).toMatchObject({ providerId: made.value.organisationId, state: "queued" });
    expect(fresh?.services.map(({ serviceId }) => serviceId).sort()).toEqual([near, far].sort());
    expect(fresh?.reason).toContain("the council asks you by name");
    const [mail] = await invitationsTo(`ines@${key}.example`);
    expect(mail?.waiting).toEqual([
      { reference: girl, council: "Wolverhampton", answerBy: expect.stringMatching(/^\w+day \d+ \w+ at /) },
    ]);
    const next = new URL(String(mail?.secretLink)).searchParams.get("next");
    expect(next).toBe(`/provider/${made.value.slug}/referrals/${girl}`);
    const told = await queuedJobs("tell-provider");
    expect(told.filter(({ payload }) => payload.deliveryId === fresh?.id)).toHaveLength(1);
    const view = await listMatchingSearches(broker, key, girl);
    expect(view?.searches.map((one) => [one.reference, one.toSend])).toEqual([
      [girl, false],
      [other, true],
    ]);
    expect(view?.searches[0]?.has).toMatch(/^Sent today at \d\d:\d\d, answers due .*Being sent\.$/);
    // The invitation has told of it: the job says so and mails no more.
    const count = (await outbox()).length;
    await tellProvider({ deliveryId: fresh?.id, organisationId: made.value.organisationId }, FIRST_TRY);
    expect((await outbox()).length).toBe(count);
    expect((await deliveriesOf(girl)).at(-1)).toMatchObject({ id: fresh?.id, state: "delivered" });
    const [stage] = await read(broker, (tx) =>
      tx.searchStage.findMany({
        where: { referral: { reference: girl } },
        orderBy: { number: "desc" },
        take: 1,
      }),
    );
    expect(stage).toMatchObject({ number: 2, kind: "spot", area: { kind: "owner", owner: key, name } });
  });

  it("does both or nothing: a search that is paused meanwhile keeps everything as it was", async () => {
    const { key } = await owner();
    const stopped = (await publishedReferral(broker)).reference;
    const { version } = await read(broker, (tx) =>
      tx.referral.findFirstOrThrow({ where: { reference: stopped }, select: { version: true } }),
    );
    expect(
      await pauseSearch(colleague, { reference: stopped, version, reason: "The clinic decides" }),
    ).toMatchObject({
      ok: true,
    });
    const mails = (await outbox()).length;
    const refused = await onboardAndSend(broker, invited(key, [girl, stopped]));
    expect(refused).toMatchObject({
      error: { kind: "not-now", message: expect.stringContaining(`${stopped}: `) },
    });
    expect((await viewOwner(broker, key))?.organisations).toEqual([]);
    expect((await outbox()).length).toBe(mails);
    expect((await listMatchingSearches(broker, key, stopped))?.notFor).toBe(stopped);
    expect(await onboardAndSend(broker, invited(key, []))).toMatchObject({ ok: true });
    const [mail] = await invitationsTo(`ines@${key}.example`);
    expect([mail?.waiting, String(mail?.secretLink).includes("next")]).toEqual([[], false]);
  });

  it("sends what was never sent to nobody this way, nor another council's, nor by whom only invites", async () => {
    const { key } = await owner();
    const { reference: written } = await checkedReferral(broker);
    expect(await onboardAndSend(broker, invited(key, [written]))).toMatchObject({
      error: { kind: "not-now" },
    });
    const stranger = await person(await council(), ["broker"]);
    expect(await onboardAndSend(stranger, invited(key, [girl]))).toMatchObject({
      error: { kind: "not-found" },
    });
    const commissioner = await person(city, ["commissioner"]);
    expect(await onboardAndSend(commissioner, invited(key, [girl]))).toMatchObject({
      error: { kind: "forbidden" },
    });
    expect((await viewOwner(broker, key))?.organisations).toEqual([]);
  });
});

describe("sending to an owner who is on the portal", () => {
  it("is one press for several searches, and once however often the form arrives", async () => {
    const { key } = await owner();
    const input = { owner: key, searches: [other, girl], clock: "24h" as const };
    expect(await sendToOwner(broker, input)).toMatchObject({ error: { kind: "not-found" } });
    await onboardAndSend(broker, invited(key, []));
    const idempotency = { key: newFormKey(), redirectTo: () => "/there" };
    expect(await sendToOwner(broker, { ...input, idempotency })).toEqual({
      ok: true,
      value: { searches: 2 },
    });
    const again = await sendToOwner(broker, { ...input, idempotency }).catch((thrown: unknown) => thrown);
    expect((again as Response).headers.get("location")).toBe("/there");
    expect(await sendToOwner(broker, input)).toMatchObject({
      error: { kind: "invalid", message: expect.stringContaining("has it already") },
    });
  });

  it("of two at once with the searches in turn, each referral goes once and nobody waits for ever", async () => {
    const { key } = await owner();
    await onboardAndSend(broker, invited(key, []));
    const both = await Promise.all([
      sendToOwner(broker, { owner: key, searches: [girl, other], clock: "24h" }),
      sendToOwner(colleague, { owner: key, searches: [other, girl], clock: "24h" }),
    ]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    const got = await read(broker, (tx) =>
      tx.delivery.count({
        where: { reference: { in: [girl, other] }, reason: { contains: "by name" }, services: { some: {} } },
      }),
    );
    expect(got).toBeGreaterThanOrEqual(2);
  });

  it("leaves the clock of the search as it is when they have less time than the others", async () => {
    const { key } = await owner();
    await onboardAndSend(broker, invited(key, []));
    const clock = () =>
      read(broker, (tx) =>
        tx.referral.findFirstOrThrow({ where: { reference: girl }, select: { answerBy: true } }),
      );
    const before = await clock();
    await sendToOwner(broker, { owner: key, searches: [girl], clock: "2h" });
    expect(await clock()).toEqual(before);
  });
});
