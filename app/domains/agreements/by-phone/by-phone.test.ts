import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { decideAuthorisation } from "~/domains/authorisations/commands/decide-authorisation.server";
import { sqlFor } from "~/platform/database/clients.server";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { registeredService } from "../../../../prisma/factories/deliveries";
import { person } from "../../../../prisma/factories/organisations";
import { alert } from "../../../../prisma/factories/providers";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { decidingWorld, outbox } from "../../../../prisma/testing/deciding.server";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { placeByPhone } from "../commands/place-by-phone.server";
import { settleReferral } from "../jobs/settle-referral.server";
import { tellPlacement } from "../jobs/tell-placement.server";
import { viewPlacement } from "../queries/view-placement.server";
import {
  clockOf,
  dayFrom,
  fundingOf,
  goesBy,
  type PhoneRow,
  type PhoneWorld,
  phoneWorld,
} from "../testing/by-phone-world";

testDatabase();
let world: PhoneWorld;
let duty: Actor;
let director: Actor;
let manager: Actor;
let form: PhoneWorld["form"];
let rowOf: PhoneWorld["rowOf"];
let placed: PhoneWorld["placed"];
const day = dayFrom;
const job = {} as JobContext;

beforeAll(async () => {
  world = await phoneWorld();
  ({ duty, director, form, rowOf, placed } = world);
  manager = await person(world.asked.org, ["registered-manager"]);
});

const mailsOf = async ({ reference }: PhoneRow) =>
  (await outbox()).filter(({ props }) => props.reference === reference);

describe("a placement by phone", () => {
  it("is there at once: started, with what was promised, and the child's name in the vault alone", async () => {
    const row = await placed();
    expect(row).toMatchObject({ state: "started", headline: "Girl, 14", offer: { fundingStage: "verbal" } });
    expect(row.offer.versions[0]).toMatchObject({ weeklyPence: 600_000 });
    expect(fundingOf(row)).toMatchObject({
      state: "verbal",
      verbalCapPence: 650_000,
      verbalById: world.head.personId,
      askedById: duty.personId,
    });
    const [found] = await sqlFor("owner")<{ text: string }[]>`
      select concat(row_to_json(r), (select string_agg(row_to_json(d)::text, ' ') from deliveries d where d.referral_id = r.id),
        (select string_agg(row_to_json(e)::text, ' ') from events e where e.referral_id = r.id)) as text
        from referrals r where r.id = ${row.referralId}`;
    expect(found?.text).not.toMatch(/Tamsin|Overbury|2012/);
    await settleReferral({ placementId: row.id, organisationId: row.councilId }, job);
    expect((await rowOf(row.reference)).referral.state).toBe("placed");
  });

  it("ends the search of an existing referral, and is planned where the child is still expected", async () => {
    const search = await world.search();
    const offer = await world.offerOf(0, search);
    const { version } = await read(duty, (tx) =>
      tx.referral.findUniqueOrThrow({ where: { reference: search }, select: { version: true } }),
    );
    const stale = await placeByPhone(duty, form({ child: `${search}.${version + 1}` }));
    expect(stale).toMatchObject({ ok: false, error: { kind: "conflict" } });
    const row = await placed({ child: `${search}.${version}`, start: "expected", startOn: day(1) });
    expect(row).toMatchObject({ state: "planned", referralReference: search, referral: { state: "agreed" } });
    const other = await read(duty, (tx) => tx.offer.findUniqueOrThrow({ where: { reference: offer } }));
    expect(other.state).toBe("not-selected");
    const again = await placeByPhone(duty, form({ child: `${search}.${row.referral.version}` }));
    expect(again).toMatchObject({ ok: false });
  });

  it("is refused for another council's referral as for none", async () => {
    const foreign = await (await decidingWorld(1)).search();
    for (const child of [`${foreign}.1`, "HW-XXXXXX.1"])
      expect(await placeByPhone(duty, form({ child }))).toMatchObject({ error: { kind: "not-found" } });
  });

  it("is refused to roles that run no search, and where nobody could have authorised it", async () => {
    const worker = await person(world.home, ["social-worker"]);
    expect(await placeByPhone(worker, form())).toMatchObject({ error: { kind: "forbidden" } });
    for (const authorisedBy of [duty.personId, director.personId, world.broker.personId])
      expect(await placeByPhone(duty, form({ authorisedBy }))).toMatchObject({
        error: { field: "authorisedBy" },
      });
  });

  it("stops at a suspension, and asks for a reason where another alert stands", async () => {
    const suspended = await registeredService({ providerId: world.providers[0]?.org.id });
    await alert(world.broker, suspended, "suspension-of-placements");
    expect(await placeByPhone(duty, form({ serviceId: suspended }))).toMatchObject({
      error: { field: "serviceId" },
    });
    const warned = await registeredService({ providerId: world.providers[0]?.org.id });
    const id = await alert(world.broker, warned, "insurance-lapsed");
    const at = form({ serviceId: warned, alertsRead: [id] });
    expect(await placeByPhone(duty, at)).toMatchObject({ error: { field: "alertReason" } });
    const named = await placeByPhone(duty, { ...at, alertReason: "Tamsin knows the staff" });
    expect(named).toMatchObject({ error: { field: "alertReason" } });
    const done = await placed({ ...at, alertReason: "The only bed tonight" });
    expect(fundingOf(done)).toMatchObject({ alertReason: "The only bed tonight", alertsRead: [id] });
  });

  it("places nobody under 16 in supported accommodation", async () => {
    const flat = await registeredService({
      providerId: world.providers[0]?.org.id,
      kind: "supported-accommodation",
    });
    expect(await placeByPhone(duty, form({ serviceId: flat }))).toMatchObject({
      error: { field: "serviceId" },
    });
  });

  it("is confirmed by somebody who may decide and did not record it", async () => {
    const row = await placed();
    const { id, version } = fundingOf(row);
    const decision = { id, version, decision: "authorise", offerVersion: 1 } as const;
    expect(await decideAuthorisation(duty, decision)).toMatchObject({ ok: false });
    expect(await decideAuthorisation(world.broker, decision)).toMatchObject({ ok: false });
    expect(await decideAuthorisation(director, decision)).toMatchObject({ ok: false });
    expect(await decideAuthorisation(world.head, decision)).toMatchObject({ ok: true });
    const after = await rowOf(row.reference);
    expect(fundingOf(after)).toMatchObject({ state: "authorised", decidedById: world.head.personId });
    expect(after.offer).toMatchObject({ state: "accepted", fundingStage: "authorised" });
    await goesBy(after);
    await clockOf(after, "overdue");
    expect(fundingOf(await rowOf(row.reference)).escalatedAt).toBeNull();
  });

  it("goes up to the director when nobody confirmed it in time, who confirms it then", async () => {
    const row = await placed();
    await clockOf(row, "overdue");
    expect(fundingOf(await rowOf(row.reference)).escalatedAt).toBeNull();
    await goesBy(row);
    await clockOf(row, "overdue");
    await clockOf(row, "overdue");
    const { id, version, escalatedAt } = fundingOf(await rowOf(row.reference));
    expect(escalatedAt).not.toBeNull();
    const mails = (await mailsOf(row)).filter(({ template }) => template === "phone-placement");
    expect(mails.map(({ to }) => to)).toEqual([director.personId]);
    expect(
      await decideAuthorisation(director, { id, version, decision: "authorise", offerVersion: 1 }),
    ).toMatchObject({ ok: true });
  });

  it("goes up to the director at once, with the reason, when somebody does not confirm it", async () => {
    const row = await placed();
    const { id, version } = fundingOf(row);
    const refusal = { id, version, decision: "refuse", reason: "I was not told of the fee" } as const;
    expect(await decideAuthorisation(duty, refusal)).toMatchObject({ ok: false });
    expect(await decideAuthorisation(world.head, refusal)).toMatchObject({ ok: true });
    const funding = fundingOf(await rowOf(row.reference));
    expect(funding).toMatchObject({ state: "verbal", escalatedById: world.head.personId });
    await clockOf(row, "not-confirmed");
    expect((await mailsOf(row)).map(({ to }) => to)).toContain(director.personId);
  });

  it("lapses only where nobody moved in", async () => {
    const planned = await placed({ start: "expected", startOn: day(1) });
    await clockOf(planned, "lapse");
    expect(fundingOf(await rowOf(planned.reference)).state).toBe("verbal");
    await goesBy(planned);
    await clockOf(planned, "lapse");
    expect(fundingOf(await rowOf(planned.reference)).state).toBe("lapsed");
    const lived = await placed();
    await goesBy(lived);
    await clockOf(lived, "lapse");
    expect(fundingOf(await rowOf(lived.reference)).state).toBe("verbal");
    await expect(
      sqlFor("owner")`update authorisations set state = 'lapsed' where id = ${fundingOf(lived).id}`,
    ).rejects.toThrow(/does not lapse/);
  });

  it("tells those who decide and who does the paperwork, and the provider without a word of the child", async () => {
    const row = await placed();
    await clockOf(row, "recorded");
    await tellPlacement(
      { placementId: row.id, organisationId: row.providerId, what: "by-phone", version: 1 },
      job,
    );
    const mails = await mailsOf(row);
    const to = (template: string) => mails.filter((mail) => mail.template === template).map(({ to }) => to);
    expect(to("phone-placement")).toEqual(
      expect.arrayContaining([world.head.personId, world.broker.personId]),
    );
    expect(to("phone-placement")).not.toContain(duty.personId);
    expect(to("placement-by-phone")).toContain(manager.personId);
    expect(JSON.stringify(mails)).not.toMatch(/Tamsin|Overbury|Girl/);
    const seen = await viewPlacement(manager, row.reference);
    expect(seen).toMatchObject({ state: "started", child: expect.stringContaining("Girl, 14") });
    const { version } = await rowOf(row.reference);
    expect(
      await confirmMoveIn(manager, { reference: row.reference, version, movedIn: day(0), why: "" }),
    ).toMatchObject({ ok: true });
  });
});
