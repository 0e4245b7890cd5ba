import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { decideAuthorisation } from "~/domains/authorisations/commands/decide-authorisation.server";
import { preferOffer } from "~/domains/authorisations/commands/prefer-offer.server";
import { viewAuthorisation } from "~/domains/authorisations/queries/view-authorisation.server";
import { viewOfferDecision } from "~/domains/authorisations/queries/view-offer-decision.server";
import { shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { compareReferralOffers } from "~/domains/offers/queries/compare-offers.server";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { holdAlerts } from "~/domains/providers/commands/lock-alerts.server";
import { reviewAlert } from "~/domains/providers/commands/review-alert.server";
import { secondWordOnAlert } from "~/domains/providers/commands/second-word-on-alert.server";
import { viewAlert } from "~/domains/providers/queries/view-alert.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import {
  alertsOf,
  authorisedOffer,
  preferredOffer,
  sentOffer,
  standing,
} from "../../../../prisma/factories/decisions";
import { publishedReferral, registeredService } from "../../../../prisma/factories/deliveries";
import { council, hub, person, provider } from "../../../../prisma/factories/organisations";
import { alert } from "../../../../prisma/factories/providers";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { acceptOffer } from "../commands/accept-offer.server";
import { viewAcceptance } from "../queries/view-acceptance.server";

testDatabase();

let broker: Actor;
let head: Actor;
let quality: Actor;
let watcher: Actor;
let homes = 0;

beforeAll(async () => {
  const city = await council();
  broker = await person(city, ["broker"]);
  head = await person(city, ["head-of-service"]);
  quality = await person(city, ["quality-assurance"]);
  watcher = await person(await hub(), ["hub-officer"]);
});

/** A home of an owner of its own, with an offer for a new search, on the shortlist. */
async function offered() {
  homes += 1;
  const owner = `owner${homes}`;
  const org = await provider();
  const serviceId = await registeredService({ providerId: org.id, ownerName: owner, ownerKey: owner });
  const officer = await person(org, ["referrals-officer"]);
  const { reference } = await publishedReferral(broker);
  const offer = await sentOffer(officer, { reference, serviceId });
  await shortlistOffer(broker, { reference: offer });
  return { at: { reference, offer }, serviceId, owner, officer };
}

type At = { reference: string; offer: string };

async function prefers(at: At, said: { alertsRead?: string[]; alertReason?: string } = {}) {
  const { version, versionNumber } = await standing(broker, at.offer);
  return preferOffer(broker, { ...at, version, offerVersion: versionNumber, why: "Her school", ...said });
}

async function accepts(at: At, said: { alertsRead?: string[]; alertReason?: string } = {}) {
  const { version, versionNumber } = await standing(broker, at.offer);
  return acceptOffer(broker, {
    ...at,
    version,
    offerVersion: versionNumber,
    note: "",
    toOthers: "",
    ...said,
  });
}

async function authorises(id: string, alertsRead: string[] = []) {
  const row = await read(head, (tx) => tx.authorisation.findUniqueOrThrow({ where: { id } }));
  const { version, offerVersion } = row;
  return decideAuthorisation(head, { decision: "authorise", id, version, offerVersion, alertsRead });
}

/** Ended by who raised it, and by a second person where it stops others. */
async function end(by: Actor, on: { serviceId: string } | { owner: string }, alertId: string) {
  const { reviewOn: expectedReviewOn } = await viewAlert(by, on, alertId);
  const review = { outcome: "end", reason: "Put right" } as const;
  const ended = await reviewAlert(by, { ...on, alertId, expectedReviewOn, review });
  if (!ended.ok || ended.value.done !== "end-asked") return ended;
  const second = by === quality ? watcher : quality;
  return secondWordOnAlert(second, { ...on, alertId, agrees: true, reason: "Put right" });
}

describe("an alert that stops placements", () => {
  it("on the whole provider: its offer cannot be preferred until it ends, and every page says so", async () => {
    const { at, owner, officer } = await offered();
    const alertId = await alert(watcher, { owner }, "suspension-of-placements");
    expect(await prefers(at, { alertsRead: [alertId], alertReason: "All the same" })).toMatchObject({
      error: { kind: "not-now", message: "New placements are suspended by an alert" },
    });
    const { offers } = await compareReferralOffers(broker, at.reference);
    expect(offers[0]).toMatchObject({
      alerts: [{ name: "Suspension of placements" }],
      abilities: { prefer: false, "not-select": true },
    });
    expect((await viewOffer(broker, at.offer)).alerts).toMatchObject([{ onProvider: true, stops: true }]);
    expect((await viewOffer(officer, at.offer)).alerts).toMatchObject([{ onProvider: true, stops: true }]);
    expect(await viewOfferDecision(broker, at, "prefer")).toMatchObject({
      whyNot: "New placements are suspended by an alert",
      toExplain: [],
    });
    await end(watcher, { owner }, alertId);
    expect(await prefers(at)).toMatchObject({ ok: true });
  });

  it("raised after preferring: the money is not authorised, it may be refused or asked about", async () => {
    const { at, serviceId } = await offered();
    const { authorisationId } = await preferredOffer(broker, at);
    const alertId = await alert(quality, serviceId, "notice-restricting-accommodation");
    expect(await authorises(authorisationId, [alertId])).toMatchObject({
      error: { kind: "not-now", message: "A notice restricts accommodation here" },
    });
    const view = await viewAuthorisation(head, authorisationId);
    expect(view).toMatchObject({
      whyNot: "A notice restricts accommodation here",
      abilities: { authorise: false, return: true, refuse: true },
    });
    await end(quality, { serviceId }, alertId);
    expect(await authorises(authorisationId)).toMatchObject({ ok: true });
  });

  it("raised after the money was authorised: the offer is not accepted", async () => {
    const { at, owner } = await offered();
    await authorisedOffer(broker, head, at);
    const alertId = await alert(watcher, { owner }, "suspension-of-placements");
    expect(await accepts(at, { alertsRead: [alertId], alertReason: "Tonight" })).toMatchObject({
      error: { kind: "not-now", message: "New placements are suspended by an alert" },
    });
    expect((await viewAcceptance(broker, at)).whyNot).toBe("New placements are suspended by an alert");
    await end(watcher, { owner }, alertId);
    expect(await accepts(at)).toMatchObject({ ok: true });
  });

  it("raised by one person of another organisation warns, and stops when a second person confirms it", async () => {
    const { at, owner } = await offered();
    const alertId = await alert(watcher, { owner }, "suspension-of-placements", undefined, undefined, null);
    expect(await prefers(at)).toMatchObject({ error: { field: "alertReason" } });
    expect(await prefers(at, { alertsRead: [alertId], alertReason: "Rang them" })).toMatchObject({
      ok: true,
    });
    const given = { owner, alertId, agrees: true, reason: "Seen the letter" };
    expect(await secondWordOnAlert(watcher, given)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await secondWordOnAlert(quality, given)).toMatchObject({ value: { done: "confirmed" } });
    expect((await viewAcceptance(broker, at)).stopped).toBe("New placements are suspended by an alert");
  });

  it("raised by one of the council itself stops that council at once", async () => {
    const { at, serviceId } = await offered();
    await alert(quality, serviceId, "suspension-of-placements", undefined, undefined, null);
    expect(await prefers(at)).toMatchObject({ error: { kind: "not-now" } });
  });

  it("raised in the same moment: accepting waits for it, and then is refused", async () => {
    const { at, serviceId } = await offered();
    await authorisedOffer(broker, head, at);
    let accepting: ReturnType<typeof accepts> | undefined;
    let answered = false;
    await sqlFor("region").begin(async (tx) => {
      await actingAs(tx, "region", {
        organisationId: watcher.organisationId,
        personId: watcher.personId,
      });
      await tx`select pg_advisory_xact_lock(hashtextextended('alerts', 0))`;
      await tx`insert into alerts (id, service_id, kind, owner_organisation_id, raised_by_id, starts_on, review_on,
          source_url, source_reference, source_on)
        values (${newId()}, ${serviceId}, 'suspension-of-placements', ${watcher.organisationId}, ${watcher.personId}, current_date,
          current_date + 9, 'https://reports.ofsted.gov.uk/notice/1', 'N1', current_date)`;
      accepting = accepts(at);
      void accepting.then(() => {
        answered = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(answered).toBe(false);
    });
    expect(await accepting).toMatchObject({ error: { kind: "not-now" } });
  });

  it("raised while a decision is under way: it waits for that one", async () => {
    const { serviceId } = await offered();
    let raising: Promise<string> | undefined;
    let raised = false;
    await read(broker, async (tx) => {
      await holdAlerts(tx);
      raising = alert(watcher, serviceId, "suspension-of-placements");
      void raising.then(() => {
        raised = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(raised).toBe(false);
    });
    expect(await raising).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is no other than a registration that is suspended", async () => {
    const { at, serviceId } = await offered();
    await sqlFor("owner")`alter table services no force row level security`;
    await sqlFor("owner")`update services set status = 'suspended' where id = ${serviceId}`;
    await sqlFor("owner")`alter table services force row level security`;
    expect(await prefers(at)).toMatchObject({
      error: { kind: "not-now", message: "Its registration is suspended" },
    });
  });
});

describe("any other alert", () => {
  it("asks the broker for a reason, which the head of service reads and the provider never does", async () => {
    const { at, serviceId, owner, officer } = await offered();
    await alert(quality, serviceId, "compliance-notice");
    await alert(watcher, { owner }, "insurance-lapsed");
    const alertsRead = await alertsOf(broker, at.offer);
    expect(alertsRead).toHaveLength(2);
    expect((await viewOfferDecision(broker, at, "prefer")).toExplain).toHaveLength(2);
    expect(await prefers(at, { alertsRead })).toMatchObject({
      error: { field: "alertReason", message: "Explain why you are proceeding despite the alerts" },
    });
    const alertReason = "Insurance was renewed today, seen by us";
    const preferred = await prefers(at, { alertsRead, alertReason });
    if (!preferred.ok) throw new Error(JSON.stringify(preferred.error));
    const { authorisationId } = preferred.value;
    const view = await viewAuthorisation(head, authorisationId);
    expect(view).toMatchObject({ alertReason, whyNot: null, abilities: { authorise: true } });
    expect(view.alerts.map((one) => one.unexplained)).toEqual([false, false]);
    expect(view.timeline.map(({ text }) => text).join()).toContain(alertReason);
    const events = await read(broker, (tx) =>
      tx.event.findMany({ where: { subjectId: authorisationId, kind: "preferred-in-spite-of-alert" } }),
    );
    expect(events).toMatchObject([{ reason: alertReason, audience: "council", personId: broker.personId }]);
    const told = await read(officer, (tx) =>
      tx.event.findMany({ omit: { transaction: true, digest: true } }),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toContain("Insurance was renewed");
    // What was said needs not be said again.
    expect(await authorises(authorisationId, alertsRead)).toMatchObject({ ok: true });
    expect((await viewAcceptance(broker, at)).toExplain).toEqual([]);
    expect(await accepts(at)).toMatchObject({ ok: true });
  });

  it("that was raised while the page was open is read first", async () => {
    const { at, serviceId } = await offered();
    const [first] = [await alert(quality, serviceId, "compliance-notice")];
    await alert(watcher, serviceId, "safeguarding-concern");
    expect(await prefers(at, { alertsRead: [first], alertReason: "Seen" })).toMatchObject({
      error: {
        field: "alertReason",
        message: expect.stringContaining("Safeguarding concern. Read it first"),
      },
    });
    expect(await standing(broker, at.offer)).toMatchObject({ state: "shortlisted" });
  });

  it("raised after preferring is read by the head of service, after authorising it asks the broker", async () => {
    const { at, serviceId } = await offered();
    const { authorisationId } = await preferredOffer(broker, at);
    const first = await alert(watcher, serviceId, "safeguarding-concern");
    expect(await authorises(authorisationId)).toMatchObject({ error: { kind: "conflict" } });
    expect((await viewAuthorisation(head, authorisationId)).alerts).toMatchObject([{ unexplained: true }]);
    expect(await authorises(authorisationId, [first])).toMatchObject({ ok: true });
    const second = await alert(quality, serviceId, "inadequate");
    expect((await viewAcceptance(broker, at)).toExplain.map(({ id }) => id)).toEqual([second]);
    expect(await accepts(at)).toMatchObject({ error: { field: "alertReason" } });
    expect(await accepts(at, { alertsRead: [second] })).toMatchObject({ error: { field: "alertReason" } });
    // Colleagues read it who may not read names.
    expect(await accepts(at, { alertsRead: [second], alertReason: "Amara wants to go" })).toMatchObject({
      error: { kind: "invalid", field: "alertReason", message: expect.stringContaining("Amara") },
    });
    const alertReason = "We read the report and visited";
    expect(await accepts(at, { alertsRead: [second], alertReason })).toMatchObject({ ok: true });
    const [event] = await read(broker, (tx) =>
      tx.event.findMany({ where: { kind: "accepted-in-spite-of-alert", reason: alertReason } }),
    );
    expect(event).toMatchObject({ audience: "council", data: { alerts: "Inadequate" } });
  });
});
