import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { council, type FactoryOrganisation, person, provider } from "../../../prisma/factories/organisations";
import { draftReferral } from "../../../prisma/factories/referrals";
import { testDatabase } from "../../../prisma/testing/database.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { reassignReferral } from "./commands/reassign-referral.server";
import { referralsOfLeaver } from "./jobs/referrals-of-leaver.server";

testDatabase();
let home: FactoryOrganisation;
let broker: Actor;
let colleague: Actor;
let homes: FactoryOrganisation;

beforeAll(async () => {
  home = await council();
  broker = await person(home, ["broker"]);
  colleague = await person(home, ["broker"]);
  homes = await provider();
});

const found = async (actor: Actor, reference: string) => {
  const referral = await read(actor, (tx) => findReferral(tx, actor, reference));
  if (!referral) throw new Error("gone");
  return referral;
};

async function delivered(actor: Actor, referral: { id: string; reference: string }): Promise<void> {
  await read(actor, (tx) =>
    tx.delivery.createMany({
      data: [
        {
          id: newId(),
          reference: referral.reference,
          referralId: referral.id,
          councilId: actor.organisationId,
          providerId: homes.id,
          stageNumber: 1,
          state: "queued",
          searchState: "searching",
          editionNumber: 1,
          headline: "Girl, 14",
          summary: "",
          reason: "",
          answerBy: new Date("2027-01-01T10:00:00Z"),
          brokerId: actor.personId,
          createdAt: new Date("2026-11-22T10:00:00Z"),
        },
      ],
    }),
  );
}

const mails = () =>
  transaction("worker", {}, (tx) =>
    tx.outgoingMessage.findMany({
      where: { template: "referral-reassigned" },
      select: { toPersonId: true, props: true },
    }),
  );

describe("reassigning", () => {
  it("changes who has it everywhere at once, and tells the new broker once", async () => {
    const made = await draftReferral(broker);
    await delivered(broker, made);
    const { version } = await found(broker, made.reference);
    const input = { reference: made.reference, brokerId: colleague.personId, reason: "On leave", version };
    expect((await reassignReferral(broker, input)).ok).toBe(true);
    const after = await found(broker, made.reference);
    expect(after.brokerId).toBe(colleague.personId);
    expect(after.assignments).toMatchObject([{ personId: colleague.personId, role: "broker" }]);
    const history = await read(broker, (tx) =>
      tx.assignment.findMany({ where: { referralId: made.id }, orderBy: { startedAt: "asc" } }),
    );
    expect(history).toHaveLength(2);
    expect(history[0]).toMatchObject({ personId: broker.personId, reason: "On leave" });
    expect(history[0]?.endedAt).toEqual(history[1]?.startedAt);
    const deliveries = await read(broker, (tx) => tx.delivery.findMany({ where: { referralId: made.id } }));
    expect(deliveries.map((row) => row.brokerId)).toEqual([colleague.personId]);
    const sent = (await mails()).filter((mail) => JSON.stringify(mail.props).includes(made.reference));
    expect(sent).toMatchObject([{ toPersonId: colleague.personId }]);
    expect(JSON.stringify(sent)).not.toMatch(/Amara|Quillfeather|On leave/);
    expect(await reassignReferral(broker, { ...input, brokerId: broker.personId })).toMatchObject({
      error: { kind: "conflict" },
    });
  });

  it("is refused to a social worker, to somebody outside, and to nobody in particular", async () => {
    const made = await draftReferral(broker);
    const { version } = await found(broker, made.reference);
    const input = { reference: made.reference, brokerId: colleague.personId, reason: "", version };
    const socialWorker = await person(home, ["social-worker"]);
    expect(await reassignReferral(socialWorker, input)).toMatchObject({ error: { kind: "forbidden" } });
    const stranger = await person(await council(), ["broker"]);
    expect(await reassignReferral(stranger, input)).toMatchObject({ error: { kind: "not-found" } });
    for (const brokerId of [stranger.personId, socialWorker.personId, broker.personId, "", "x"])
      expect(await reassignReferral(broker, { ...input, brokerId })).toMatchObject({
        error: { kind: "invalid", field: "brokerId" },
      });
  });
});

describe("when a colleague is removed", () => {
  async function leaves(actor: Actor): Promise<void> {
    await sqlFor("owner")`
      update access.memberships set ended_at = now() where person_id = ${actor.personId}`;
    await referralsOfLeaver({ organisationId: actor.organisationId, personId: actor.personId }, FIRST_TRY);
  }

  it("their referrals fall to the duty owner, and those of nobody else", async () => {
    const town = await council();
    const [leaver, duty, stays] = [
      await person(town, ["broker"]),
      await person(town, ["broker"]),
      await person(town, ["broker"]),
    ];
    await sqlFor(
      "owner",
    )`update access.organisations set duty_owner_id = ${duty.personId} where id = ${town.id}`;
    const first = await draftReferral(leaver);
    const second = await draftReferral(leaver);
    const other = await draftReferral(stays);
    await delivered(leaver, first);
    await leaves(leaver);
    await referralsOfLeaver({ organisationId: town.id, personId: leaver.personId }, FIRST_TRY);
    for (const { reference } of [first, second])
      expect((await found(duty, reference)).brokerId).toBe(duty.personId);
    expect((await found(duty, other.reference)).brokerId).toBe(stays.personId);
    const deliveries = await read(duty, (tx) => tx.delivery.findMany({ where: { referralId: first.id } }));
    expect(deliveries.map((row) => row.brokerId)).toEqual([duty.personId]);
    const told = (await mails()).filter((mail) => mail.toPersonId === duty.personId);
    expect(told).toHaveLength(2);
    const events = await read(duty, (tx) =>
      tx.event.findMany({ where: { referralId: first.id, kind: "referral-reassigned" } }),
    );
    expect(events).toMatchObject([{ personId: null, reason: "left" }]);
  });

  it("a team manager takes over where no duty owner is named, and a social worker's part falls too", async () => {
    const town = await council();
    const leaver = await person(town, ["social-worker"]);
    const stays = await person(town, ["broker"]);
    const manager = await person(town, ["team-manager"]);
    const made = await draftReferral(stays, { socialWorkerId: leaver.personId });
    await leaves(leaver);
    const { assignments, brokerId } = await found(stays, made.reference);
    expect(brokerId).toBe(stays.personId);
    expect(assignments.map(({ personId, role }) => [role, personId]).sort()).toEqual(
      [
        ["broker", stays.personId],
        ["social-worker", manager.personId],
      ].sort(),
    );
  });

  it("the worker that does it cannot read what a referral says, nor another council's", async () => {
    const made = await draftReferral(broker);
    const asWorker = (columns: string, org: string) =>
      transaction("worker", { "app.org_id": org }, (tx) =>
        tx.$queryRawUnsafe<unknown[]>(`select ${columns} from referrals where id = '${made.id}'`),
      );
    expect(await asWorker("broker_id", home.id)).toHaveLength(1);
    expect(await asWorker("broker_id", homes.id)).toHaveLength(0);
    await expect(asWorker("content", home.id)).rejects.toThrow(/permission denied/);
  });
});
