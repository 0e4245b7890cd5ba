import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { removeColleague } from "~/domains/access/commands/remove-colleague.server";
import { withdrawReferral } from "~/domains/agreements/commands/withdraw-referral.server";
import { stepBackOffer } from "~/domains/authorisations/commands/step-back-offer.server";
import { notSelectOffer } from "~/domains/offers/commands/not-select-offer.server";
import { shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { withdrawOffer } from "~/domains/offers/commands/withdraw-offer.server";
import { declineService } from "~/domains/routing/commands/decline-service.server";
import { pickUpDelivery } from "~/domains/routing/commands/pick-up-delivery.server";
import { sqlFor } from "~/platform/database/clients.server";
import { preferredOffer, standing } from "../../../prisma/factories/decisions";
import { publishedReferral } from "../../../prisma/factories/deliveries";
import { person } from "../../../prisma/factories/organisations";
import { exampleChild, writePage } from "../../../prisma/factories/referrals";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld, queuedJobs } from "../../../prisma/testing/deciding.server";
import { acceptTerms } from "./commands/accept-terms.server";
import { agreeOnDetail, decideDetail } from "./commands/decide-detail.server";
import { exportLooks } from "./commands/export-looks.server";
import { lookAtDetail } from "./commands/look-at-detail.server";
import { lookAtIdentity } from "./commands/look-at-identity.server";
import { releaseIdentity } from "./commands/release-identity.server";
import { revokeRelease } from "./commands/revoke-release.server";
import { saveFullerDetail } from "./commands/save-fuller-detail.server";
import type { FullerDetailContent } from "./fuller-detail.schema";
import { lapseRelease } from "./jobs/lapse-release.server";
import { tellReleaseTask } from "./jobs/tell-release.server";
import { sharedWithMe } from "./queries/shared-with-me.server";
import { viewDetailGate } from "./queries/view-detail-gate.server";
import { viewFullerDetail } from "./queries/view-fuller-detail.server";
import { viewReleases } from "./queries/view-releases.server";

testDatabase();

let world: DecidingWorld;
let officer: Actor;
let manager: Actor;
let serviceId: string;
let reference: string;
let offer: string;

const DETAIL: FullerDetailContent = {
  risk: "Twice away overnight since September, both times at a friend’s.",
  safety: "",
  health: "An inhaler, twice a day.",
  history: "",
  days: "",
};
const WHO = /Quillfeather|Amara|Larkspur|Thistledown/;

beforeAll(async () => {
  world = await decidingWorld(2);
  const [first] = world.providers;
  if (!first) throw new Error("no provider");
  officer = first.officer;
  serviceId = first.serviceId;
  manager = await person(first.org, ["registered-manager"], { name: "Mona Manager" });
});

beforeEach(async () => {
  reference = await world.search();
  offer = await world.offerOf(0, reference);
});

const detail = (content: Partial<FullerDetailContent> = {}, version = 1) =>
  saveFullerDetail(world.broker, { reference, version, content: { ...DETAIL, ...content } });
const release = (by = world.broker, more: Partial<{ personId: string; until: string }> = {}) =>
  releaseIdentity(by, {
    reference,
    serviceId,
    personId: manager.personId,
    reason: "So that she can assess the match",
    until: "",
    ...more,
  });
const preferred = () => preferredOffer(world.broker, { reference, offer });
const log = async () => (await viewReleases(world.broker, reference)).looks;
const told = async (what: string) =>
  (await queuedJobs("tell-release")).filter(({ payload }) => payload.what === what).length;

describe("stage 1", () => {
  const decideAll = (version: number, more: Partial<Parameters<typeof decideDetail>[1]> = {}) =>
    decideDetail(world.broker, { reference, items: [], maskTheRest: true, version, ...more });
  const readByHome = async () => {
    const seen = await lookAtDetail(officer, reference);
    return seen.ok ? Object.fromEntries(seen.value.rows.map(({ field, text }) => [field, text])) : {};
  };

  it("keeps the council's own text and is read with what identifies masked, once somebody has looked", async () => {
    await shortlistOffer(world.broker, { reference: offer });
    await acceptTerms(officer, { reference });
    const health =
      "Amara’s friend Kalinka and step-father Gary Owusu know. Ring 01902 555 014. Seen on 12 March 2025.";
    expect(await detail({ health })).toMatchObject({ ok: true, value: { toDecide: true } });
    expect(await readByHome()).toEqual({});
    expect(await decideAll(1, { maskTheRest: false })).toMatchObject({ ok: true, value: { open: false } });
    expect(await readByHome()).toEqual({});
    expect(await decideAll(2)).toMatchObject({ ok: false, error: { kind: "conflict" } });
    expect(await decideAll(1)).toMatchObject({ ok: true, value: { open: true } });
    const read = (await readByHome()).health ?? "";
    for (const said of ["Amara", "Kalinka", "Gary", "Owusu", "01902", "12 March"])
      expect(read).not.toContain(said);
    expect(read).toContain("[child]’s friend [name]");
    expect((await viewFullerDetail(world.broker, reference)).values.health).toBe(health);
  });

  it("asks a second person before something known stays in, and only about changed words again", async () => {
    await shortlistOffer(world.broker, { reference: offer });
    await acceptTerms(officer, { reference });
    const health = "Thistledown Academy knows of the inhaler.";
    await detail({ health });
    const { items } = await viewDetailGate(world.broker, reference);
    const [school] = items;
    if (!school) throw new Error("nothing found");
    const { term, stands: seen } = school;
    const keep = { term, action: "keep" as const, instead: "", reason: "A big school", seen };
    expect(await decideAll(1, { items: [keep] })).toMatchObject({ ok: true, value: { open: false } });
    expect(await agreeOnDetail(world.broker, { reference, term, agree: true })).toMatchObject({ ok: false });
    // A page of the referral that is saved meanwhile takes nothing back.
    await writePage(world.broker, reference, "narrative", { narrative: "She has moved rooms. ".repeat(12) });
    const manager = await person(world.home, ["team-manager"]);
    expect(await agreeOnDetail(manager, { reference, term, agree: true })).toMatchObject({
      ok: true,
      value: { open: true },
    });
    expect((await readByHome()).health).toBe(health);
    await detail({ health: `${health} Also Kalinka.` }, 2);
    const again = await viewDetailGate(world.broker, reference);
    expect(again.items.filter(({ state }) => state === "to-decide").map(({ text }) => text)).toEqual([
      "Kalinka",
    ]);
  });

  it("is not written or read with names by whoever may not see them", async () => {
    await detail();
    const other = await person(world.home, ["broker"]);
    for (const by of [other, world.head, await person(world.home, ["quality-assurance"])]) {
      await expect(viewFullerDetail(by, reference)).rejects.toMatchObject({ init: { status: 403 } });
      await expect(viewDetailGate(by, reference)).rejects.toMatchObject({ init: { status: 403 } });
    }
    expect(await saveFullerDetail(other, { reference, version: 2, content: DETAIL })).toMatchObject({
      ok: false,
      error: { kind: "forbidden" },
    });
  });

  it("opens to people at shortlisted offers who accepted the terms, and each look is on the log", async () => {
    expect((await detail()).ok).toBe(true);
    expect(await acceptTerms(officer, { reference })).toMatchObject({ ok: false });
    expect(await lookAtDetail(officer, reference)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    await shortlistOffer(world.broker, { reference: offer });
    expect(await sharedWithMe(officer, reference)).toMatchObject({ detail: "terms", identity: false });
    expect(await lookAtDetail(officer, reference)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect((await acceptTerms(officer, { reference })).ok).toBe(true);
    expect((await acceptTerms(officer, { reference })).ok).toBe(true);
    expect(await lookAtDetail(officer, reference)).toMatchObject({
      ok: true,
      value: { rows: [{ field: "risk" }, { field: "health", text: "An inhaler, twice a day." }] },
    });
    // What one person accepted opens nothing to a colleague, nor to another provider.
    expect(await lookAtDetail(manager, reference)).toMatchObject({ ok: false });
    const other = world.providers[1]?.officer as Actor;
    expect(await acceptTerms(other, { reference })).toMatchObject({ ok: false });
    await lookAtDetail(officer, reference);
    const own = (await log()).filter(({ organisation }) => organisation === world.home.name);
    for (const { what } of own)
      expect(what).toMatch(
        /^(?:Read the text with names in it|\d+ texts? checked against the child’s identity)/,
      );
    expect(
      (await log())
        .filter(({ stage }) => stage === 1)
        .map(({ person, stage, what }) => ({ person, stage, what })),
    ).toEqual([
      { person: officer.personName, stage: 1, what: "Fuller detail" },
      { person: officer.personName, stage: 1, what: "Fuller detail" },
    ]);
  });

  it("closes at once when the offer ends, and while the child’s page has changed since", async () => {
    await detail();
    await shortlistOffer(world.broker, { reference: offer });
    await acceptTerms(officer, { reference });
    await writePage(world.broker, reference, "child", { ...exampleChild(), otherWords: "inhaler" });
    expect(await lookAtDetail(officer, reference)).toMatchObject({ ok: true, value: { rows: [] } });
    expect(await detail({}, 2)).toMatchObject({ ok: true, value: { toDecide: true } });
    expect(await lookAtDetail(officer, reference)).toMatchObject({ ok: true, value: { rows: [] } });
    expect((await detail({ health: "Asthma." }, 3)).ok).toBe(true);
    expect(await lookAtDetail(officer, reference)).toMatchObject({
      ok: true,
      value: { rows: { length: 2 } },
    });
    await notSelectOffer(world.broker, { reference: offer, reason: "match", note: "" });
    expect(await lookAtDetail(officer, reference)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    expect(await sharedWithMe(officer, reference)).toMatchObject({ detail: null });
  });
});

describe("a release", () => {
  it("waits for a preferred offer, then names one person, and nobody else may look", async () => {
    await shortlistOffer(world.broker, { reference: offer });
    expect(await release()).toMatchObject({ ok: false, error: { kind: "not-now" } });
    await preferred();
    expect(await lookAtIdentity(manager, reference)).toMatchObject({
      ok: false,
      error: { kind: "forbidden" },
    });
    expect(await release(world.broker, { personId: world.head.personId })).toMatchObject({
      ok: false,
      error: { field: "personId" },
    });
    expect((await release()).ok).toBe(true);
    expect(await release()).toMatchObject({ ok: false, error: { message: "This person knows already" } });

    const seen = await lookAtIdentity(manager, reference);
    const words = JSON.stringify(seen);
    for (const told of ["Amara", "Quillfeather", "Thistledown Academy", "Wendeline Ashgate"])
      expect(words).toContain(told);
    // Numbers are no business of the match.
    for (const kept of ["943", "A123456789012", "CS-4471-88"]) expect(words).not.toContain(kept);
    expect(JSON.stringify(await lookAtIdentity(officer, reference))).not.toMatch(WHO);
    const [look, ...rest] = (await log()).filter(({ organisation }) => organisation !== world.home.name);
    expect(look).toMatchObject({ person: "Mona Manager", stage: 2, what: "Who the child is" });
    expect(rest).toEqual([]);
  });

  it("is the business of officers who work the case, and of a broker on their own referral", async () => {
    await preferred();
    expect(await release(world.colleague)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    for (const role of ["commissioner", "finance-officer", "council-admin", "iro"] as const) {
      const by = await person(world.home, [role]);
      expect(await release(by), role).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    }
    const stranger = (await decidingWorld(0)).broker;
    expect(await release(stranger)).toMatchObject({ ok: false, error: { kind: "not-found" } });
    expect((await release(world.head)).ok).toBe(true);
  });

  it("is revoked with a reason, once, by any of them", async () => {
    await preferred();
    const made = await release();
    if (!made.ok) throw new Error("not released");
    const before = await told("ended");
    const end = () =>
      revokeRelease(world.head, { reference, releaseId: made.value.releaseId, reason: "Not her home" });
    expect((await end()).ok).toBe(true);
    expect(await end()).toMatchObject({ ok: false, error: { kind: "not-now" } });
    expect(await lookAtIdentity(manager, reference)).toMatchObject({
      ok: false,
      error: { kind: "forbidden" },
    });
    expect((await told("ended")) - before).toBe(1);
    expect((await viewReleases(world.broker, reference)).releases).toMatchObject([
      {
        person: "Mona Manager",
        ended: { because: "Revoked", by: world.head.personName, reason: "Not her home" },
      },
    ]);
    // Again is a new release.
    expect((await release()).ok).toBe(true);
  });

  it("stays when the offer goes back to the shortlist, and ends when it is withdrawn", async () => {
    await preferred();
    await release();
    const { version } = await standing(world.broker, offer);
    await stepBackOffer(world.broker, { reference, offer, version, reason: "Wait" });
    expect((await lookAtIdentity(manager, reference)).ok).toBe(true);
    const before = await told("ended");
    expect((await withdrawOffer(officer, { reference: offer, reason: "A flood" })).ok).toBe(true);
    expect((await lookAtIdentity(manager, reference)).ok).toBe(false);
    expect((await told("ended")) - before).toBe(1);
    const { releases } = await viewReleases(world.broker, reference);
    expect(releases).toMatchObject([{ ended: { because: "The offer ended", by: null } }]);
  });

  it("ends with the referral", async () => {
    await preferred();
    await release();
    const [row] = await sqlFor("council").begin(async (tx) => {
      await actingAs(tx, "council", { organisationId: world.home.id });
      return tx<{ version: number }[]>`select version from referrals where reference = ${reference}`;
    });
    const done = await withdrawReferral(world.broker, {
      reference,
      version: row?.version ?? 0,
      reason: "Met otherwise",
    });
    expect(done.ok).toBe(true);
    expect((await lookAtIdentity(manager, reference)).ok).toBe(false);
  });

  it("ends on its end date, refused from that moment, whether or not the job has run", async () => {
    await preferred();
    const made = await release(world.broker, { until: "2099-01-01" });
    if (!made.ok) throw new Error("not released");
    expect((await lookAtIdentity(manager, reference)).ok).toBe(true);
    const owner = sqlFor("owner");
    await owner`alter table information_releases no force row level security`;
    await owner`update information_releases set until = now() - interval '1 minute' where id = ${made.value.releaseId}`;
    await owner`alter table information_releases force row level security`;
    expect((await lookAtIdentity(manager, reference)).ok).toBe(false);
    const job = { releaseId: made.value.releaseId, organisationId: world.home.id };
    await lapseRelease(job, undefined as never);
    await lapseRelease(job, undefined as never);
    const { releases } = await viewReleases(world.broker, reference);
    expect(releases).toMatchObject([{ ended: { because: "Its end date came" } }]);
  });

  it("is lost at once by somebody who is removed from the organisation", async () => {
    const [first] = world.providers;
    if (!first) throw new Error("no provider");
    const leaver = await person(first.org, ["registered-manager"], { name: "Leaving Manager" });
    const admin = await person(first.org, ["provider-admin"]);
    await preferred();
    await release(world.broker, { personId: leaver.personId });
    expect((await lookAtIdentity(leaver, reference)).ok).toBe(true);
    const gone = await removeColleague(admin, { personId: leaver.personId, reason: "Moved on", version: 1 });
    expect(gone.ok).toBe(true);
    expect((await lookAtIdentity(leaver, reference)).ok).toBe(false);
    const { releases } = await viewReleases(world.broker, reference);
    expect(releases).toMatchObject([{ ended: { because: "The person left the provider" } }]);
  });

  it("ends with the role of the person named, whoever changes it, and with the service", async () => {
    const change = (roles: string[]) =>
      sqlFor("owner").begin(async (tx) => {
        await tx`alter table access.memberships no force row level security`;
        await tx`update access.memberships set roles = ${roles}
          where person_id = ${manager.personId} and organisation_id = ${manager.organisationId}`;
        await tx`alter table access.memberships force row level security`;
      });
    const because = async () => {
      const { releases } = await viewReleases(world.broker, reference);
      return releases[0]?.ended?.because ?? null;
    };
    await preferred();
    await release();
    await change(["registered-manager", "provider-finance"]);
    expect(await because()).toBeNull();
    await change(["referrals-officer"]);
    expect(await because()).toBe("The person's role changed");
    expect(await lookAtIdentity(manager, reference)).toMatchObject({
      ok: false,
      error: { kind: "forbidden" },
    });
    await change(["registered-manager"]);
    expect(await lookAtIdentity(manager, reference)).toMatchObject({
      ok: false,
      error: { kind: "forbidden" },
    });
    expect((await release()).ok).toBe(true);
    await change(["provider-finance"]);
    expect(await because()).toBe("The person's role changed");
    await change(["registered-manager"]);
    expect((await release()).ok).toBe(true);
    await sqlFor("owner").begin(async (tx) => {
      await tx`alter table services no force row level security`;
      await tx`update services set owner_key = coalesce(owner_key, '') || ' another' where id = ${serviceId}`;
      await tx`alter table services force row level security`;
    });
    expect(await because()).toBe("The service passed to another owner");
  });

  it("is told by a mail that says nothing of the child, and not to somebody who has left", async () => {
    await preferred();
    const made = await release();
    if (!made.ok) throw new Error("not released");
    const job = { releaseId: made.value.releaseId, organisationId: manager.organisationId, what: "released" };
    await tellReleaseTask(job, undefined as never);
    const [mail] = await sqlFor("worker")<{ to: string; props: object }[]>`
      select to_person_id as to, props from outgoing_messages where template = 'identity-released'
       order by created_at desc limit 1`;
    expect(mail?.to).toBe(manager.personId);
    expect(Object.keys(mail?.props ?? {}).sort()).toEqual([
      "council",
      "emergency",
      "link",
      "name",
      "reference",
    ]);
    expect(JSON.stringify(mail)).not.toMatch(WHO);
  });
});

describe("in an emergency", () => {
  beforeEach(async () => {
    reference = (await publishedReferral(world.broker, {}, { pages: { purpose: { purpose: "emergency" } } }))
      .reference;
  });

  it("a home that has picked it up may know before any paperwork, until it declines", async () => {
    expect(await release()).toMatchObject({ ok: false, error: { kind: "not-now" } });
    expect((await pickUpDelivery(officer, { reference })).ok).toBe(true);
    const made = await release();
    expect(made).toMatchObject({ ok: true, value: { emergency: true } });
    expect(JSON.stringify(await lookAtIdentity(manager, reference))).toContain("Quillfeather");
    await declineService(officer, { reference, serviceId, reason: "staffing", note: "" });
    expect((await lookAtIdentity(manager, reference)).ok).toBe(false);
    const { releases } = await viewReleases(world.broker, reference);
    expect(releases).toMatchObject([{ emergency: true, ended: { because: "The service declined" } }]);
  });
});

describe("the log as a file", () => {
  it("is safe in a spreadsheet, names no child, and is on the record itself", async () => {
    const [first] = world.providers;
    if (!first) throw new Error("no provider");
    const odd = await person(first.org, ["registered-manager"], { name: '=HYPERLINK("http://x")' });
    await preferred();
    await release(world.broker, { personId: odd.personId });
    await lookAtIdentity(odd, reference);
    const taken = await exportLooks(world.head, reference);
    if (!taken.ok) throw new Error("not exported");
    expect(taken.value.fileName).toBe(`${reference}-who-saw-what.csv`);
    expect(taken.value.csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(taken.value.csv).not.toMatch(WHO);
    expect(await exportLooks(await person(world.home, ["director"]), reference)).toMatchObject({
      ok: false,
      error: { kind: "forbidden" },
    });
    const [event] = await sqlFor("council").begin(async (tx) => {
      await actingAs(tx, "council", { organisationId: world.home.id });
      return tx<{ person: string }[]>`
        select person_id as person from events where kind = 'looks-exported' order by at desc limit 1`;
    });
    expect(event?.person).toBe(world.head.personId);
  });
});
