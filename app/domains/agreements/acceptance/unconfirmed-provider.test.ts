import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { decideAuthorisation } from "~/domains/authorisations/commands/decide-authorisation.server";
import { preferOffer } from "~/domains/authorisations/commands/prefer-offer.server";
import { viewAuthorisation } from "~/domains/authorisations/queries/view-authorisation.server";
import { shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { compareReferralOffers } from "~/domains/offers/queries/compare-offers.server";
import { releaseIdentity } from "~/domains/releases/commands/release-identity.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { sentOffer, standing } from "../../../../prisma/factories/decisions";
import { publishedReferral, registeredService } from "../../../../prisma/factories/deliveries";
import {
  council,
  type FactoryOrganisation,
  person,
  provider,
} from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { acceptOffer } from "../commands/accept-offer.server";

/** A provider that only the council which invited it knows: what that council may do with it, and what not. */
testDatabase();

let city: FactoryOrganisation;
let broker: Actor;
let head: Actor;
let org: FactoryOrganisation;
let officer: Actor;
let serviceId: string;

beforeAll(async () => {
  city = await council();
  broker = await person(city, ["broker"]);
  head = await person(city, ["head-of-service"]);
  org = await provider("Copper Beech");
  serviceId = await registeredService({
    providerId: org.id,
    ownerName: "Copper Beech",
    ownerKey: "copperbeech",
  });
  officer = await person(org, ["referrals-officer"]);
  await sqlFor("owner")`
    update access.organisations set standing = 'unconfirmed', vouched_by_id = ${city.id} where id = ${org.id}`;
});

async function offered(purpose: "emergency" | "long-term") {
  const { reference } = await publishedReferral(broker, {}, { pages: { purpose: { purpose } } });
  const offer = await sentOffer(officer, { reference, serviceId });
  await shortlistOffer(broker, { reference: offer });
  return { reference, offer };
}

async function prefers(at: { reference: string; offer: string }) {
  const { version, versionNumber } = await standing(broker, at.offer);
  return preferOffer(broker, { ...at, version, offerVersion: versionNumber, why: "Tonight" });
}

const release = (reference: string) =>
  releaseIdentity(broker, {
    reference,
    serviceId,
    personId: officer.personId,
    reason: "To assess",
    until: "",
  });

describe("an unconfirmed provider", () => {
  it("gets the inviting council's referral, is named as not confirmed, and nothing goes on to a placement", async () => {
    const at = await offered("long-term");
    const comparison = await compareReferralOffers(broker, at.reference);
    expect(comparison.offers[0]?.providerName).toBe("Copper Beech (not confirmed)");
    expect(await prefers(at)).toMatchObject({ error: { message: expect.stringContaining("not confirmed") } });
    expect(await release(at.reference)).toMatchObject({ ok: false });
  });

  it("gets no referral of another council", async () => {
    const elsewhere = await person(await council(), ["broker"]);
    await expect(publishedReferral(elsewhere)).rejects.toThrow(/Nobody on the portal matches/);
  });

  it("in an emergency a head of service authorises it with a reason, which is an event; then identity may go", async () => {
    const at = await offered("emergency");
    const asked = await prefers(at);
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    const id = asked.value.authorisationId;
    expect(await release(at.reference)).toMatchObject({ ok: false });
    const view = await viewAuthorisation(head, id);
    expect(view).toMatchObject({ notConfirmed: expect.stringContaining("not confirmed"), whyNot: null });
    const decision = {
      id,
      version: view.version,
      decision: "authorise",
      offerVersion: view.offerVersion,
    } as const;
    for (const unconfirmedReason of [undefined, "", "   "])
      expect(await decideAuthorisation(head, { ...decision, unconfirmedReason })).toMatchObject({
        error: { field: "unconfirmedReason" },
      });
    const unconfirmedReason = "Rang the home on the number in the register at 4 pm";
    expect(await decideAuthorisation(head, { ...decision, unconfirmedReason })).toMatchObject({ ok: true });
    const events = await read(broker, (tx) =>
      tx.event.findMany({ where: { subjectId: id, kind: "authorised-unconfirmed-provider" } }),
    );
    expect(events).toMatchObject([{ reason: unconfirmedReason, personId: head.personId }]);
    expect(await release(at.reference)).toMatchObject({ ok: true });
    const { version, versionNumber } = await standing(broker, at.offer);
    expect(
      await acceptOffer(broker, { ...at, version, offerVersion: versionNumber, note: "", toOthers: "" }),
    ).toMatchObject({ ok: true });
  });

  it("past the code the database refuses the same", async () => {
    const at = await offered("emergency");
    const asked = await prefers(at);
    if (!asked.ok) throw new Error("not preferred");
    const refused = (work: (tx: ReturnType<typeof sqlFor>) => Promise<unknown>) =>
      sqlFor("council").begin(async (tx) => {
        await actingAs(tx, "council", head);
        await work(tx as unknown as ReturnType<typeof sqlFor>);
      });
    await expect(
      refused(
        (tx) => tx`
        update authorisations set state = 'authorised', decided_by_id = ${head.personId}, decided_at = now()
         where id = ${asked.value.authorisationId}`,
      ),
    ).rejects.toThrow(/provider-not-confirmed/);
    const [delivery] = await sqlFor("owner")`
      select id, referral_id from deliveries where reference = ${at.reference}`;
    await expect(
      refused(
        (tx) => tx`
        insert into information_releases (id, council_id, provider_id, referral_id, delivery_id, service_id, person_id, emergency,
          reason, released_by_id, released_at)
        values (${newId()}, ${city.id}, ${org.id}, ${delivery?.referral_id}, ${delivery?.id}, ${serviceId}, ${officer.personId}, true,
          'r', ${head.personId}, now())`,
      ),
    ).rejects.toThrow(/provider-not-confirmed/);
  });
});
