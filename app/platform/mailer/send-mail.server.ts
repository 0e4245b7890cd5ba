import type pg from "pg";
import { z } from "zod";
import { now } from "../clock.server.ts";
import { TENANT_SETTING, tenantToken } from "../database/tenant-setting.server.ts";
import { failpoint } from "../failpoint.server.ts";
import { defineJob } from "../jobs/define-job.ts";
import { type Handler, handle } from "../jobs/handle.server.ts";
import type { JobContext } from "../jobs/jobs.server.ts";
import { redactText } from "../log.server.ts";
import {
  type Delivery,
  type OutboxMail,
  PermanentFailure,
  type Render,
  type Transport,
  type Undeliverable,
} from "./message.ts";

type OutgoingRow = {
  id: string;
  organisation_id: string | null;
  to_person_id: string | null;
  to_email: string | null;
  contact_id: string | null;
  template: string;
  props: unknown;
  message_id: string;
  created_at: Date;
};

/** The database asks for it, with each row of the outbox. */
const SEND_MAIL = defineJob("send-mail", z.object({ id: z.uuid() }));

export type SendMailOptions = {
  transport: Transport;
  render: Render;
  /** What the reader wants done with it; asked while the connection acts for them, so that it sees their choices alone. */
  howToDeliver: (mail: OutboxMail, db: pg.PoolClient) => Promise<Delivery>;
  /**
   * Told about each mail that will never arrive, inside the transaction that records it. If it throws
   * nothing is recorded and the mail is tried again, so it may be told twice but never not at all.
   */
  onUndeliverable: (message: Undeliverable, db: pg.PoolClient) => Promise<void>;
};

/** Locks the row until it is decided, so that two workers cannot send the same mail. */
async function lockUnsent(db: pg.PoolClient, id: string): Promise<OutgoingRow | undefined> {
  const { rows } = await db.query<OutgoingRow>(
    `select id, organisation_id, to_person_id, to_email, contact_id, template, props, message_id, created_at
       from public.outgoing_messages
      where id = $1 and sent_at is null and failed_at is null and held_at is null and withheld_at is null
        for no key update`,
    [id],
  );
  return rows[0];
}

type Reader = { to: string | null; delivery: Delivery };

/** Who it goes to, and how they want it. Row security shows the worker one person at a time, the one it works for. */
async function readerOf(db: pg.PoolClient, row: OutgoingRow, options: SendMailOptions): Promise<Reader> {
  const personId = row.to_person_id;
  const mail = { template: row.template, props: row.props, toPersonId: personId, contactId: row.contact_id };
  if (personId === null) return { to: row.to_email, delivery: await options.howToDeliver(mail, db) };
  const acting = "select set_config($1, $2, true)";
  await db.query(acting, [TENANT_SETTING, tenantToken("worker", { "app.person_id": personId })]);
  const { rows } = await db.query<{ email: string }>("select email from access.people where id = $1", [
    personId,
  ]);
  const delivery = await options.howToDeliver(mail, db);
  await db.query(acting, [TENANT_SETTING, ""]);
  return { to: rows[0]?.email ?? null, delivery };
}

type GoingOut = Extract<Delivery, { how: "now" }>;

async function deliver(
  row: OutgoingRow,
  to: string | null,
  { links }: GoingOut,
  { transport, render }: SendMailOptions,
): Promise<void> {
  if (!to) throw new PermanentFailure("There is no address to send it to.");
  const rendered = render(row.template, row.props, links);
  if (!rendered) throw new Error(`No template is called ${row.template}.`);
  failpoint("mail:before-send");
  const { id, message_id: messageId, created_at: at } = row;
  await transport.send({ ...rendered, id, messageId, to, at, ...(links ? { links } : {}) });
  failpoint("mail:after-send");
}

/** Not told now: it waits for the mail of the day, or nobody wants it. A one-time link is of no use to the outbox then. */
async function setAside(db: pg.PoolClient, id: string, how: "hold" | "withhold"): Promise<void> {
  await db.query(
    `update public.outgoing_messages
        set held_at = case when $2 = 'hold' then $3::timestamptz end,
            withheld_at = case when $2 = 'withhold' then $3::timestamptz end,
            props = props - 'secretLink'
      where id = $1`,
    [id, how, now()],
  );
}

function undeliverable(row: OutgoingRow, reason: string): Undeliverable {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    toPersonId: row.to_person_id,
    toEmail: row.to_email,
    contactId: row.contact_id,
    template: row.template,
    props: row.props,
    reason,
  };
}

async function send(db: pg.PoolClient, id: string, options: SendMailOptions, context: JobContext) {
  await db.query("begin");
  try {
    const row = await lockUnsent(db, id);
    if (!row) {
      await db.query("commit");
      return undefined;
    }
    const { to, delivery } = await readerOf(db, row, options);
    if (delivery.how !== "now") {
      await setAside(db, id, delivery.how);
      await db.query("commit");
      return undefined;
    }
    let failure: unknown;
    try {
      await deliver(row, to, delivery, options);
    } catch (error) {
      failure = error ?? new Error("unknown");
    }
    const permanent = failure instanceof PermanentFailure || (failure !== undefined && context.lastAttempt);
    const reason =
      failure === undefined ? null : redactText(failure instanceof Error ? failure.message : "unknown");
    await db.query(
      `update public.outgoing_messages
          set attempts = attempts + 1, last_error = $2, sent_at = $3::timestamptz, failed_at = $4::timestamptz,
              props = case when $3::timestamptz is null and $4::timestamptz is null then props
                           else props - 'secretLink' end  -- a one-time link is of no use to the outbox
        where id = $1`,
      [id, reason, failure === undefined ? now() : null, permanent ? now() : null],
    );
    if (permanent) await options.onUndeliverable(undeliverable(row, reason ?? "unknown"), db);
    await db.query("commit");
    return { failure, permanent };
  } catch (error) {
    await db.query("rollback").catch(() => undefined);
    throw error;
  }
}

/**
 * The job `send-mail` `{ id }`: sends one mail of the outbox and records it. Sent once; only a death
 * between the mail server's answer and the record sends it again, with the same Message-ID
 * (docs/domain.md, rule 7). A mail that cannot be delivered is recorded and told to `onUndeliverable`.
 */
export function sendMail(options: SendMailOptions): Handler {
  return handle(SEND_MAIL, async ({ id }, context) => {
    const done = await context.withConnection((db) => send(db, id, options, context));
    if (!done) return;
    if (done.failure === undefined) {
      failpoint("mail:after-record");
      return;
    }
    if (!done.permanent) throw done.failure;
  });
}
