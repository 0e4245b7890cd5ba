import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { databaseUrl } from "~/platform/env.server";
import { newId } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import type { Mail } from "~/platform/mailer/message";
import { sendMail } from "~/platform/mailer/send-mail.server";
import { missing } from "~/platform/refusal";
import type { Choice, Kind } from "~emails/kinds";
import { renderEmail } from "~emails/registry";
import { council, person, provider } from "../../../prisma/factories/organisations.ts";
import { testDatabase } from "../../../prisma/testing/database.server.ts";
import { chooseEmails } from "./commands/choose-emails.server";
import { type Letter, notify } from "./commands/notify.server";
import { stopEmails } from "./commands/stop-emails.server";
import { sendDigests } from "./jobs/send-digests.server";
import { howToDeliver } from "./queries/how-to-deliver.server";
import { viewChoices } from "./queries/view-choices.server";
import { viewStop } from "./queries/view-stop.server";
import { readStopToken, stopAddress } from "./stop-token.server";

testDatabase();

const out: Mail[] = [];
let pool: pg.Pool;
beforeAll(() => {
  pool = new pg.Pool({ connectionString: databaseUrl("worker"), max: 2 });
});
afterAll(() => pool.end());

const context: JobContext = {
  attempt: 1,
  lastAttempt: false,
  withConnection: async (work) => {
    const client = await pool.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  },
};
const task = sendMail({
  transport: { send: async (mail) => void out.push(mail), close: () => undefined },
  render: renderEmail,
  howToDeliver,
  onUndeliverable: async () => undefined,
});

type Row = {
  id: string;
  sent_at: Date | null;
  held_at: Date | null;
  withheld_at: Date | null;
  digested_at: Date | null;
};
const rowsOf = (personId: string, template?: string) => sqlFor("worker")<Row[]>`
  select id, sent_at, held_at, withheld_at, digested_at from outgoing_messages
   where to_person_id = ${personId} and (${template ?? null}::text is null or template = ${template ?? null})
   order by created_at, id`;

/** As the queue does it, twice, because it may. */
async function sendAll(personId: string): Promise<Mail[]> {
  out.length = 0;
  for (const { id } of [...(await rowsOf(personId)), ...(await rowsOf(personId))])
    await task({ id }, context);
  return [...out];
}

const PROPS = {
  name: "Dana",
  reference: "HW-7K3M9Q",
  council: "Wolverhampton",
  link: "http://localhost:3000/offers",
};
const OFFER: Letter = { template: "offer-received", props: PROPS };

function tell(actor: Actor, letter: Letter): Promise<number> {
  const { organisationId, personId } = actor;
  return transaction("worker", { "app.org_id": organisationId }, (tx) =>
    notify(tx, { ...letter, to: { organisationId, personId, name: "Dana" }, dedupeKey: null }),
  );
}

async function broker(choice?: Choice, kind: Kind = "offers-received"): Promise<Actor> {
  const actor = await person(await council(), ["broker"]);
  if (choice) await chooseEmails(actor.personId, { [kind]: choice });
  return actor;
}

const tokenIn = (mail: Mail | undefined) =>
  new URL(mail?.links?.stop ?? "http://none/").pathname.split("/").at(-1) ?? "";

describe("a mail", () => {
  it("goes out at once unless its reader has chosen otherwise, with the way to choose", async () => {
    const dana = await broker();
    await tell(dana, OFFER);
    const [mail, ...more] = await sendAll(dana.personId);
    expect(more).toEqual([]);
    expect(mail?.text).toContain("http://localhost:3000/account/emails");
    expect(mail?.html).toContain(mail?.links?.stop);
  });

  it("is withheld from who wants none, and held for who wants it daily", async () => {
    const [none, daily] = [await broker("none"), await broker("daily")];
    for (const one of [none, daily]) await tell(one, OFFER);
    expect(await sendAll(none.personId)).toEqual([]);
    expect(await sendAll(daily.personId)).toEqual([]);
    expect((await rowsOf(none.personId))[0]).toMatchObject({
      sent_at: null,
      held_at: null,
      withheld_at: expect.any(Date),
    });
    expect((await rowsOf(daily.personId))[0]).toMatchObject({
      sent_at: null,
      held_at: expect.any(Date),
      withheld_at: null,
    });
  });

  it("goes out at once in an emergency, and when it is of a kind that nobody can stop, whatever a row says", async () => {
    const dana = await broker("none");
    await tell(dana, { template: "offer-received", props: { ...PROPS, emergency: true } });
    await sqlFor("owner")`alter table notification_choices no force row level security`;
    for (const kind of ["always", "authorisation-asked"])
      await sqlFor(
        "owner",
      )`insert into notification_choices (person_id, kind, choice) values (${dana.personId}, ${kind}, 'none')`;
    await sqlFor("owner")`alter table notification_choices force row level security`;
    await tell(dana, {
      template: "authorisation-asked",
      props: { ...PROPS, again: false, emergency: false },
    });
    const mails = await sendAll(dana.personId);
    expect(mails.map(({ subject }) => subject)).toHaveLength(2);
    expect(mails.find(({ links }) => !links)).toBeDefined();
  });

  it("takes no choice that its kind does not have", async () => {
    const dana = await broker();
    await chooseEmails(dana.personId, { "provider-standing": "none", "forum-reminders": "daily" });
    const chosen = Object.fromEntries(
      (await viewChoices(dana.personId)).map((one) => [one.kind, one.chosen]),
    );
    expect(chosen).toMatchObject({ "provider-standing": "at-once", "forum-reminders": "at-once" });
  });
});

describe("the mail of the day", () => {
  it("tells everything that was held in one mail, once, and leads to each", async () => {
    const dana = await broker("daily");
    await tell(dana, OFFER);
    await tell(dana, {
      template: "offer-withdrawn",
      props: { ...PROPS, link: "http://localhost:3000/withdrawn" },
    });
    await sendAll(dana.personId);
    await sendDigests({}, context);
    await sendDigests({}, context);
    const mails = await sendAll(dana.personId);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toContain("2 updates");
    for (const said of [
      "http://localhost:3000/offers",
      "http://localhost:3000/withdrawn",
      "Interest and offers from providers",
    ])
      expect(mails[0]?.text).toContain(said);
    // What comes after it is for the next day.
    await tell(dana, OFFER);
    expect(await sendAll(dana.personId)).toEqual([]);
    await sendDigests({}, context);
    expect((await sendAll(dana.personId))[0]?.subject).toContain("1 update ");
  });

  it("tells nothing of an organisation to who has left it", async () => {
    const dana = await broker("daily");
    await tell(dana, OFFER);
    await sendAll(dana.personId);
    await sqlFor("owner")`alter table access.memberships no force row level security`;
    await sqlFor("owner")`update access.memberships set ended_at = now() where person_id = ${dana.personId}`;
    await sqlFor("owner")`alter table access.memberships force row level security`;
    await sendDigests({}, context);
    expect(await rowsOf(dana.personId, "daily-digest")).toEqual([]);
    expect((await rowsOf(dana.personId))[0]).toMatchObject({ withheld_at: expect.any(Date) });
  });
});

describe("the link in a mail", () => {
  const chosenOf = async ({ personId }: Actor) =>
    Object.fromEntries((await viewChoices(personId)).map(({ kind, chosen }) => [kind, chosen]));

  it("changes nothing when it is opened, and stops that kind for that person when it is pressed", async () => {
    const [dana, other] = [await broker(), await broker()];
    await tell(dana, OFFER);
    const token = tokenIn((await sendAll(dana.personId))[0]);
    expect(viewStop(token)).toEqual({ title: "Interest and offers from providers", daily: false });
    const before = await chosenOf(dana);
    expect(before["offers-received"]).toBe("at-once");
    for (const _press of [1, 2]) expect(await stopEmails(token, false)).toMatchObject({ ok: true });
    expect(await chosenOf(dana)).toEqual({ ...before, "offers-received": "none" });
    expect(await chosenOf(other)).toEqual(before);
    await stopEmails(token, true);
    expect(await chosenOf(dana)).toEqual(before);
  });

  it("stops with the mail of the day what was in it; what cannot be stopped stays daily", async () => {
    const dana = await broker("daily");
    await chooseEmails(dana.personId, { "provider-standing": "daily", "forum-actions": "at-once" });
    const token = stopAddress({ personId: dana.personId, kind: "digest" }).split("/").at(-1) ?? "";
    await stopEmails(token, false);
    expect(await chosenOf(dana)).toMatchObject({
      "offers-received": "none",
      "provider-standing": "daily",
      "forum-actions": "at-once",
    });
  });

  it("is nothing that anybody can make: for another person, another kind, or cut short", async () => {
    const [dana, priya] = [await broker(), await broker()];
    const token = stopAddress({ personId: dana.personId, kind: "offers-received" }).split("/").at(-1) ?? "";
    const others = stopAddress({ personId: priya.personId, kind: "forum-actions" }).split("/").at(-1) ?? "";
    const [id, kind, seal] = token.split(".");
    const [otherId] = others.split(".");
    expect(readStopToken(token)).toEqual({ personId: dana.personId, kind: "offers-received" });
    for (const forged of [
      `${otherId}.${kind}.${seal}`,
      `${id}.forum-actions.${seal}`,
      `${id}.always.${seal}`,
      token.slice(0, -1),
      `${token}A`,
      `${id}.${kind}.`,
      "",
      newId(),
    ]) {
      expect(readStopToken(forged), forged).toBeUndefined();
      expect(await stopEmails(forged, false), forged).toEqual({ ok: false, error: missing() });
    }
  });
});

it("a page shows the kinds of where somebody belongs", async () => {
  const home = await person(await provider(), ["registered-manager"]);
  const kinds = (await viewChoices(home.personId)).map(({ kind }) => kind);
  expect(kinds).toEqual([
    "offer-progress",
    "invoices",
    "search-news",
    "forum-reminders",
    "forum-actions",
    "payment-queries",
    "market-interest",
  ]);
});
