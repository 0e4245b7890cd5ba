import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { decideProvider } from "~/domains/providers/commands/decide-provider.server";
import { reopenDeliveries } from "~/domains/routing/commands/reopen-deliveries.server";
import { tellStanding } from "~/domains/routing/jobs/tell-standing.server";
import { ownWords } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { renderEmail } from "~emails/registry";
import { acceptedOffer, preferredOffer, sentOffer, standing } from "../../../../prisma/factories/decisions";
import { publishedReferral, registeredService } from "../../../../prisma/factories/deliveries";
import {
  council,
  type FactoryOrganisation,
  hub,
  person,
  provider,
} from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { outbox, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../../prisma/testing/job-context";
import { endWithRefused } from "../jobs/end-with-refused.server";

/** A provider that gets refused while one council has a child there and another has an offer that it prefers. */
testDatabase();

let org: FactoryOrganisation;
let beech: FactoryOrganisation;
let placing: Actor;
let deciding: Actor;
let officer: Actor;
let second: Actor;
let placed: { reference: string; offer: string };
let open: { reference: string; offer: string };
let elsewhere: { reference: string; offer: string };
let confirmationId: string;

const deliveriesAt = (broker: Actor) =>
  read(broker, (tx) =>
    tx.delivery.findMany({ where: { providerId: org.id }, select: { state: true, searchReason: true } }),
  );
const mailsTo = async (actor: Actor) =>
  (await outbox()).filter(({ template, to }) => template === "provider-standing" && to === actor.personId);

async function offered(broker: Actor, from: Actor, serviceId: string) {
  const { reference } = await publishedReferral(broker);
  return { reference, offer: await sentOffer(from, { reference, serviceId }) };
}

beforeAll(async () => {
  org = await provider("Copper Beech");
  beech = await provider("Silver Birch");
  const owner = (name: string, providerId: string) =>
    registeredService({ providerId, ownerName: name, ownerKey: name.toLowerCase().replace(" ", "") });
  const home = await owner("Copper Beech", org.id);
  const other = await owner("Silver Birch", beech.id);
  officer = await person(org, ["referrals-officer"]);
  const [city, town] = [await council(), await council()];
  placing = await person(city, ["broker"]);
  deciding = await person(town, ["broker"]);
  await person(town, ["head-of-service"]);
  second = await person(await hub(), ["hub-officer"]);
  placed = await offered(placing, officer, home);
  await acceptedOffer(placing, await person(city, ["head-of-service"]), placed);
  open = await offered(deciding, officer, home);
  await preferredOffer(deciding, open);
  elsewhere = {
    reference: open.reference,
    offer: await sentOffer(await person(beech, ["referrals-officer"]), {
      reference: open.reference,
      serviceId: other,
    }),
  };
  confirmationId = newId();
  await sqlFor("owner")`
    insert into access.provider_confirmations (id, provider_id, owner, asked_by_id, asked_by_name, asked_for_id, asked_for_name, email, asked_at)
    values (${confirmationId}, ${org.id}, 'copperbeech', ${deciding.personId}, 'Priya', ${town.id}, ${town.name}, 'a@webmail.example', ${now()})`;
  await sqlFor("owner")`
    update access.organisations set standing = 'unconfirmed', vouched_by_id = ${town.id} where id = ${org.id}`;
});

describe("a provider that is refused", () => {
  it("loses what it has open at every council, once, and nobody else does", async () => {
    const refusal = {
      confirmationId,
      version: 1,
      decision: "refuse",
      reason: "The home knows nobody",
    } as const;
    expect(await decideProvider(second, refusal)).toMatchObject({ ok: true });
    const jobs = await queuedJobs("end-with-refused");
    expect(jobs.map(({ payload }) => payload)).toEqual([{ confirmationId }]);
    await endWithRefused({ confirmationId }, FIRST_TRY);
    await endWithRefused({ confirmationId }, FIRST_TRY);
    expect(await standing(deciding, open.offer)).toMatchObject({
      state: "withdrawn",
      stateReason: expect.stringContaining("not who it said it was"),
    });
    expect(await standing(deciding, elsewhere.offer)).toMatchObject({ state: "submitted" });
    expect(await deliveriesAt(deciding)).toMatchObject([
      { state: "closed", searchReason: expect.stringContaining("second person") },
    ]);
    const money = await read(deciding, (tx) => tx.authorisation.findMany({ select: { state: true } }));
    expect(money).toEqual([{ state: "cancelled" }]);
    const events = await read(deciding, (tx) =>
      tx.event.findMany({ where: { kind: { in: ["offer-withdrawn", "closed-with-provider"] } } }),
    );
    expect(events.map(({ kind, personId }) => [kind, personId]).sort()).toEqual([
      ["closed-with-provider", null],
      ["offer-withdrawn", null],
    ]);
  });

  it("leaves a placement to its council, which is told that it has a child there", async () => {
    expect(await standing(placing, placed.offer)).toMatchObject({ state: "accepted" });
    await tellStanding({ confirmationId }, FIRST_TRY);
    await tellStanding({ confirmationId }, FIRST_TRY);
    const [mail, ...more] = await mailsTo(placing);
    expect(more).toEqual([]);
    expect(mail?.props).toMatchObject({ what: "refused", placed: 1, closed: [] });
    expect(renderEmail("provider-standing", mail?.props)?.text).toContain("1 child of your council");
    const [own, ...again] = await mailsTo(deciding);
    expect(again).toEqual([]);
    expect(own?.props).toMatchObject({ placed: 0, closed: [open.reference] });
    expect(renderEmail("provider-standing", own?.props)?.text).toContain(open.reference);
  });

  it("is not asked again when the search is opened again", async () => {
    const again = await transaction(
      "council",
      { "app.org_id": deciding.organisationId, "app.person_id": deciding.personId },
      async (tx) => {
        const { referralId } = await tx.delivery.findFirstOrThrow({ where: { providerId: org.id } });
        await tx.delivery.updateMany({
          where: { referralId, providerId: beech.id },
          data: { state: "closed", closedAt: now() },
        });
        return reopenDeliveries(
          tx,
          deciding,
          { id: referralId, councilId: deciding.organisationId, editionNumber: 1 },
          { answerBy: now(), reason: ownWords("Again"), offered: [] },
        );
      },
    );
    expect(again.map(({ providerId }) => providerId)).toEqual([beech.id]);
    expect(await deliveriesAt(deciding)).toMatchObject([{ state: "closed" }]);
  });

  it("while the job can do neither to a provider that is not refused", async () => {
    const knock = (statement: string) =>
      sqlFor("worker").begin(async (tx) => {
        await actingAs(tx, "worker", { organisationId: deciding.organisationId });
        await tx.unsafe(statement);
      });
    await expect(
      knock(`update deliveries set state = 'closed', closed_at = now() where provider_id = '${beech.id}'`),
    ).rejects.toThrow(/a job closes/);
    await expect(
      knock(`update offers set state = 'withdrawn' where provider_id = '${beech.id}'`),
    ).rejects.toThrow(/does not move/);
  });
});
