import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { inviteColleague } from "~/domains/access/commands/invite-colleague.server";
import { viewInvitationLink } from "~/domains/access/queries/view-invitation.server";
import type { Purpose } from "~/domains/referrals/referral.options";
import { sqlFor } from "~/platform/database/clients.server";
import { pipelined } from "~/platform/database/transaction.server";
import { renderEmail } from "~emails/registry";
import { publishedReferral, registeredService } from "../../../../prisma/factories/deliveries.ts";
import {
  council,
  type FactoryOrganisation,
  person,
  provider,
} from "../../../../prisma/factories/organisations.ts";
import { testDatabase } from "../../../../prisma/testing/database.server.ts";
import { queuedJobs } from "../../../../prisma/testing/deciding.server.ts";
import { FIRST_TRY } from "../../../../prisma/testing/job-context.ts";
import { markRead } from "../commands/mark-read.server";
import { tellNextContact } from "./next-contact.server";
import { tellBroker } from "./tell-broker.server";
import { tellProvider } from "./tell-provider.server";

testDatabase();

let city: FactoryOrganisation;
let broker: Actor;

beforeAll(async () => {
  city = await council("Wolverhampton", { councilCode: "E08000031" });
  broker = await person(city, ["broker"]);
});

/** A provider with one home of its own area code, so that each test reaches only its own. */
let areas = 0;
async function reached(
  setUp: (home: FactoryOrganisation) => Promise<unknown>,
  purpose: Purpose = "long-term",
  people: { socialWorkerId?: string } = {},
) {
  areas += 1;
  const codes = [
    "E08000025",
    "E08000026",
    "E08000027",
    "E08000028",
    "E08000029",
    "E08000030",
    "E06000019",
    "E06000020",
    "E06000021",
  ];
  const code = codes[areas] ?? "";
  const org = await provider();
  await setUp(org);
  await registeredService({ providerId: org.id, councilCode: code });
  const { reference } = await publishedReferral(
    broker,
    { area: { kind: "councils", codes: [code] } },
    { pages: { purpose: { purpose } }, ...people },
  );
  const [rows] = await pipelined("council", { "app.org_id": city.id }, (sql) => [
    sql<{ id: string }[]>`select id from deliveries where reference = ${reference}`,
  ]);
  return { org, reference, payload: { deliveryId: rows[0]?.id ?? "", organisationId: org.id } };
}

async function delivery(id: string) {
  const [rows] = await pipelined("council", { "app.org_id": city.id }, (sql) => [
    sql`select state, delivered_at from deliveries where id = ${id}`,
  ]);
  return rows[0];
}

async function mails(reference: string) {
  const [rows] = await pipelined("worker", { "app.org_id": city.id }, (sql) => [
    sql<
      {
        template: string;
        to_person_id: string;
        to_email: string | null;
        organisation_id: string;
        props: Record<string, string>;
      }[]
    >`
      select template, to_person_id, to_email, organisation_id, props from outgoing_messages where props ->> 'reference' = ${reference}`,
  ]);
  return rows;
}

describe("telling a provider", () => {
  it("mails each referrals officer once, however often it runs, and nobody else", async () => {
    let officers: Actor[] = [];
    const { payload, reference } = await reached(async (org) => {
      officers = [await person(org, ["referrals-officer"]), await person(org, ["referrals-officer"])];
      await person(org, ["provider-admin"]);
      await person(org, ["registered-manager"]);
    });
    await tellProvider(payload, FIRST_TRY);
    await tellProvider(payload, FIRST_TRY);
    const sent = await mails(reference);
    expect(sent.map((mail) => mail.to_person_id).sort()).toEqual(officers.map((one) => one.personId).sort());
    expect(await delivery(payload.deliveryId)).toMatchObject({ state: "delivered" });
    const keys = Object.keys(sent[0]?.props ?? {}).sort();
    expect(keys).toEqual(["answerBy", "council", "emergency", "link", "name", "provider", "reference"]);
  });

  it("says in the subject that it is an emergency, and until when in words that hold tomorrow", async () => {
    const officer = (org: FactoryOrganisation) => person(org, ["referrals-officer"]);
    const { payload, reference } = await reached(officer, "emergency");
    await tellProvider(payload, FIRST_TRY);
    const [mail] = await mails(reference);
    expect(renderEmail("referral-delivered", mail?.props)?.subject).toMatch(
      /^Emergency referral HW-\w+ from Wolverhampton: answer by \w+day \d+ \w+ at [\d:]+[ap]m$/,
    );
    const calm = await reached(officer);
    await tellProvider(calm.payload, FIRST_TRY);
    const [other] = await mails(calm.reference);
    expect(renderEmail("referral-delivered", other?.props)?.subject).toMatch(/^Referral HW-/);
  });

  it("falls to the admin where nobody answers referrals", async () => {
    let admin: Actor | undefined;
    const { payload, reference } = await reached(async (org) => {
      admin = await person(org, ["provider-admin"]);
    });
    await tellProvider(payload, FIRST_TRY);
    expect((await mails(reference)).map((mail) => mail.to_person_id)).toEqual([admin?.personId]);
  });

  it("tells the officers even when somebody has read the inbox before the mail", async () => {
    let manager: Actor | undefined;
    const { payload, reference } = await reached(async (org) => {
      manager = await person(org, ["registered-manager"]);
      await person(org, ["referrals-officer"]);
    });
    if (manager) await markRead(manager, reference);
    await tellProvider(payload, FIRST_TRY);
    expect(await mails(reference)).toHaveLength(1);
    expect(await delivery(payload.deliveryId)).toMatchObject({ state: "opened" });
  });

  it("mails who is invited and has not answered where nobody is in yet, with a link to the invitation", async () => {
    let email = "";
    const { payload, reference, org } = await reached(async (home) => {
      const admin = await person(home, ["provider-finance", "provider-admin"]);
      email = `invited@${home.slug}.example`;
      await inviteColleague(admin, { email, name: "Ina", roles: ["referrals-officer"] });
      await sqlFor(
        "owner",
      )`update access.memberships set ended_at = now() where organisation_id = ${home.id}`;
    });
    await tellProvider(payload, FIRST_TRY);
    await tellProvider(payload, FIRST_TRY);
    const sent = await mails(reference);
    expect(sent.map(({ template, to_email }) => [template, to_email])).toEqual([["referral-waiting", email]]);
    expect(await delivery(payload.deliveryId)).toMatchObject({ state: "delivered" });
    // When that mail bounces for good, the broker hears of it once.
    const bounce = { organisationId: org.id, personId: "invited", reference };
    await tellNextContact(bounce, FIRST_TRY);
    await tellNextContact(bounce, FIRST_TRY);
    const jobs = await queuedJobs("tell-broker");
    expect(jobs.filter((job) => job.payload.deliveryId === payload.deliveryId)).toHaveLength(1);
    const link = new URL(String(sent[0]?.props.secretLink));
    expect(link.searchParams.get("next")).toBe(`/provider/${org.slug}/referrals/${reference}`);
    const request = new Request("http://portal.test/");
    expect((await viewInvitationLink(request, link.pathname.split("/").at(-1) ?? "")).state).toBe("open");
  });

  it("with nobody to tell it is undeliverable and the broker hears of it once", async () => {
    const { payload, reference } = await reached(async (org) => {
      await person(org, ["provider-finance"]);
    });
    await tellProvider(payload, FIRST_TRY);
    await tellProvider(payload, FIRST_TRY);
    expect(await delivery(payload.deliveryId)).toMatchObject({ state: "undeliverable", delivered_at: null });
    const job = {
      deliveryId: payload.deliveryId,
      organisationId: city.id,
      template: "nobody-to-tell",
      about: "undeliverable:1",
    };
    await tellBroker(job, FIRST_TRY);
    await tellBroker(job, FIRST_TRY);
    expect(
      (await mails(reference)).map((mail) => [mail.template, mail.to_person_id, mail.organisation_id]),
    ).toEqual([["nobody-to-tell", broker.personId, city.id]]);
  });
});

describe("the answer to a question", () => {
  it("is told to who asked while they have a role on the case, and else to the broker", async () => {
    const social = await person(city, ["social-worker"]);
    const colleague = await person(city, ["social-worker"]);
    const { payload, reference } = await reached((home) => person(home, ["referrals-officer"]), "long-term", {
      socialWorkerId: social.personId,
    });
    const job = { ...payload, organisationId: city.id, template: "impact-replied" as const };
    await tellBroker({ ...job, about: "a", askedBy: [social.personId, colleague.personId] }, FIRST_TRY);
    expect((await mails(reference)).map((mail) => mail.to_person_id)).toEqual([social.personId]);
    await tellBroker({ ...job, about: "b", askedBy: [colleague.personId] }, FIRST_TRY);
    expect((await mails(reference)).map((mail) => mail.to_person_id)).toEqual([
      social.personId,
      broker.personId,
    ]);
  });
});

describe("a mail that bounces", () => {
  it("is left to a colleague who has it too, then moves to the admin, then to the broker", async () => {
    let officers: Actor[] = [];
    let admin: Actor | undefined;
    const { payload, reference, org } = await reached(async (home) => {
      officers = [await person(home, ["referrals-officer"]), await person(home, ["referrals-officer"])];
      admin = await person(home, ["provider-admin"]);
    });
    await tellProvider(payload, FIRST_TRY);
    const bounce = (personId: string) =>
      tellNextContact({ organisationId: org.id, personId, reference }, FIRST_TRY);
    await bounce(officers[0]?.personId ?? "");
    expect(await mails(reference)).toHaveLength(2);
    await bounce(officers[1]?.personId ?? "");
    await bounce(officers[1]?.personId ?? "");
    const told = await mails(reference);
    expect(told).toHaveLength(3);
    expect(told.find((mail) => mail.to_person_id === admin?.personId)?.props.instead).toBe(true);
    await bounce(admin?.personId ?? "");
    const [events] = await pipelined("council", { "app.org_id": city.id }, (sql) => [
      sql<
        { kind: string }[]
      >`select kind from events where subject_id = ${payload.deliveryId} order by at, id`,
    ]);
    expect(events.map((event) => event.kind).filter((kind) => kind.includes("bounced"))).toHaveLength(3);
  });
});
