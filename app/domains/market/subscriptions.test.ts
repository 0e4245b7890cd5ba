import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { askSubscription } from "~/domains/notifications/commands/ask-subscription.server";
import { confirmSubscription } from "~/domains/notifications/commands/confirm-subscription.server";
import { stopEmails } from "~/domains/notifications/commands/stop-emails.server";
import { forgetSubscriptions, tellSubscription } from "~/domains/notifications/jobs/tell-subscription.server";
import { TELL_SUBSCRIPTION } from "~/domains/notifications/notification.jobs";
import { howToDeliver } from "~/domains/notifications/queries/how-to-deliver.server";
import { sqlFor } from "~/platform/database/clients.server";
import { databaseUrl } from "~/platform/env.server";
import { newId } from "~/platform/ids";
import type { Mail } from "~/platform/mailer/message";
import { sendMail } from "~/platform/mailer/send-mail.server";
import { missing } from "~/platform/refusal";
import { renderEmail } from "~emails/registry";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { queuedJobs } from "../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { tellSubscribers } from "./jobs/tell-subscribers.server";
import { TELL_SUBSCRIBERS } from "./statement/statement.jobs";
import {
  figures,
  type StatementWorld,
  statementWorld,
  withoutStatements,
} from "./testing/statement-world.server";

testDatabase();
let world: StatementWorld;
let pool: pg.Pool;

beforeAll(async () => {
  world = await statementWorld();
  pool = new pg.Pool({ connectionString: databaseUrl("worker"), max: 1 });
});
afterAll(() => pool.end());
beforeEach(async () => {
  await withoutStatements();
  await figures([2024, 517], [2025, 501]);
  await world.start();
  await world.write("need", "Six homes");
});

const out: Mail[] = [];
const send = sendMail({
  transport: { send: async (mail) => void out.push(mail), close: () => undefined },
  render: renderEmail,
  howToDeliver,
  onUndeliverable: async () => undefined,
});

/** What an address is mailed, by what waits in the outbox for it. */
async function mailed(email: string): Promise<Mail[]> {
  out.length = 0;
  const waiting = await sqlFor("worker")<{ id: string }[]>`
    select id from outgoing_messages where to_email = ${email} and sent_at is null order by created_at, id`;
  const withConnection = async <T>(work: (db: pg.PoolClient) => Promise<T>) => {
    const client = await pool.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  };
  for (const { id } of waiting) await send({ id }, { ...FIRST_TRY, withConnection });
  return [...out];
}

const tokenOf = (address: string | undefined) =>
  new URL(address ?? "http://none/").pathname.split("/").at(-1) ?? "";
const someone = () => `${newId()}@example.org`;
const place = () => `2001:db8:${newId().slice(9, 13)}:${newId().slice(-4)}::1`;

/** Asks as the page does, and does what that queues: as the queue does, twice. */
async function asks(email: string, publisherId = world.home.id): Promise<void> {
  await askSubscription({ publisherId, email }, place());
  const jobs = (await queuedJobs("tell-subscription")).map(({ payload }) =>
    TELL_SUBSCRIPTION.schema.parse(payload),
  );
  const job = jobs.filter((one) => one.email === email).at(-1);
  for (const _time of [1, 2]) if (job) await tellSubscription(job, FIRST_TRY);
}

async function subscribes(email: string, publisherId?: string): Promise<void> {
  await asks(email, publisherId);
  const [mail] = await mailed(email);
  expect(await confirmSubscription(tokenOf(mail?.link))).toMatchObject({ ok: true });
}

async function publishes(): Promise<void> {
  const before = (await queuedJobs("tell-subscribers")).length;
  expect(await world.published()).toMatchObject({ ok: true });
  const jobs = (await queuedJobs("tell-subscribers")).slice(before);
  expect(jobs).toHaveLength(1);
  for (const { payload } of [...jobs, ...jobs])
    await tellSubscribers(TELL_SUBSCRIBERS.schema.parse(payload), FIRST_TRY);
}

const kept = async (email: string) =>
  (await sqlFor("owner").begin(async (tx) => {
    await tx`alter table subscriptions no force row level security`;
    const rows = await tx`select confirmed_at from subscriptions where email = ${email}`;
    await tx`alter table subscriptions force row level security`;
    return [...rows];
  })) as { confirmed_at: Date | null }[];

async function askedDaysAgo(email: string, days: number): Promise<void> {
  await sqlFor("owner").begin(async (tx) => {
    await tx`alter table subscriptions no force row level security`;
    await tx`update subscriptions set asked_at = now() - make_interval(days => ${days}) where email = ${email}`;
    await tx`alter table subscriptions force row level security`;
  });
}

it("whoever has confirmed is told once of a published version, and after one press of no other", async () => {
  const [reader, silent, elsewhere] = [someone(), someone(), someone()];
  await subscribes(reader);
  await subscribes(elsewhere, world.stranger.organisationId);
  await asks(silent);
  const [question, ...more] = await mailed(silent);
  expect(more).toEqual([]);
  expect(question?.text).toContain("Wolverhampton");
  // What asks is no mailing list yet.
  expect(question?.links).toBeUndefined();

  await publishes();
  expect(await mailed(silent)).toEqual([]);
  expect(await mailed(elsewhere)).toEqual([]);
  const [told, ...again] = await mailed(reader);
  expect(again).toEqual([]);
  expect(told?.link).toMatch(/\/statements\/wolverhampton\/1$/);
  expect(told?.links).toEqual({ stop: expect.stringContaining("/stop-emails/"), choices: null });
  expect(told?.text).toContain(`Unsubscribe:\n${told?.links?.stop}`);
  expect(told?.text).not.toContain("/account/emails");

  const stop = tokenOf(told?.links?.stop);
  // One press, as often as it is pressed; a link for one thing is none for another.
  expect(await confirmSubscription(stop)).toEqual({ ok: false, error: missing() });
  for (const _press of [1, 2]) expect(await stopEmails(stop, false)).toMatchObject({ ok: true });
  expect(await kept(reader)).toEqual([]);
});

it("asking tells nobody who is subscribed, mails once an hour at most, and not more than a day's limit", async () => {
  const email = someone();
  await asks(email);
  await asks(email);
  const first = await mailed(email);
  expect(first).toHaveLength(1);
  await askedDaysAgo(email, 1);
  await asks(email);
  const [second] = await mailed(email);
  // Both mails are of one subscription.
  expect(tokenOf(second?.link)).toBe(tokenOf(first[0]?.link));
  for (const _press of [1, 2])
    expect(await confirmSubscription(tokenOf(second?.link))).toEqual({
      ok: true,
      value: { publisher: "Wolverhampton", slug: "wolverhampton" },
    });
  await askedDaysAgo(email, 2);
  expect(await asks(email)).toBeUndefined();
  expect(await mailed(email)).toEqual([]);

  const flooded = someone();
  const queued = async () =>
    (await queuedJobs("tell-subscription")).filter(({ payload }) => JSON.stringify(payload).includes(flooded))
      .length;
  for (const _try of Array.from({ length: 20 }))
    expect(await askSubscription({ publisherId: world.home.id, email: flooded }, place())).toBeUndefined();
  expect(await queued()).toBe(15);
});

it("what is not confirmed within a week cannot be, and is forgotten", async () => {
  const [late, confirmed] = [someone(), someone()];
  await subscribes(confirmed);
  await asks(late);
  const [mail] = await mailed(late);
  await askedDaysAgo(late, 8);
  await askedDaysAgo(confirmed, 8);
  expect(await confirmSubscription(tokenOf(mail?.link))).toEqual({ ok: false, error: missing() });
  await forgetSubscriptions({}, FIRST_TRY);
  expect([await kept(late), await kept(confirmed)]).toEqual([[], [{ confirmed_at: expect.any(Date) }]]);
  for (const forged of ["", "x", `${tokenOf(mail?.link)}x`, tokenOf(mail?.link).replace(/.$/, "~")])
    expect(await confirmSubscription(forged), forged).toEqual({ ok: false, error: missing() });
});

it("no council, provider or hub reads an address, its own subscribers' neither", async () => {
  await subscribes(someone());
  for (const role of ["council", "provider", "region", "reader", "auth"] as const)
    await expect(
      sqlFor(role).begin(async (tx) => {
        if (role === "council") await actingAs(tx, "council", world.writer);
        return tx`select email from subscriptions`;
      }),
    ).rejects.toMatchObject({ code: "42501" });
});
