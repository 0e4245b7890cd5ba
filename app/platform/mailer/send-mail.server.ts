import type pg from "pg";
import { now } from "../clock.server.ts";
import { TENANT_SETTING, tenantToken } from "../database/tenant-setting.server.ts";
import { failpoint } from "../failpoint.server.ts";
import type { JobContext, Task } from "../jobs/jobs.server.ts";
import { redactText } from "../log.server.ts";
import { PermanentFailure, type Render, type Transport, type Undeliverable } from "./message.ts";

type OutgoingRow = {
  id: string;
  organisation_id: string | null;
  to_person_id: string | null;
  to_email: string | null;
  person_email: string | null;
  template: string;
  props: unknown;
  message_id: string;
  created_at: Date;
};

export type SendMailOptions = {
  transport: Transport;
  render: Render;
  /**
   * Told about each mail that will never arrive, inside the transaction that records it. If it throws
   * nothing is recorded and the mail is tried again, so it may be told twice but never not at all.
   */
  onUndeliverable: (message: Undeliverable, db: pg.PoolClient) => Promise<void>;
};

/** Locks the row until it is decided, so that two workers cannot send the same mail. */
async function lockUnsent(db: pg.PoolClient, id: string): Promise<OutgoingRow | undefined> {
  const { rows } = await db.query<OutgoingRow>(
    `select id, organisation_id, to_person_id, to_email, null as person_email,
            template, props, message_id, created_at
       from public.outgoing_messages
      where id = $1 and sent_at is null and failed_at is null
        for no key update`,
    [id],
  );
  const row = rows[0];
  return row?.to_person_id ? { ...row, person_email: await addressOf(db, row.to_person_id) } : row;
}

/** Row security shows the worker one person at a time, the one it says it works for. */
async function addressOf(db: pg.PoolClient, personId: string): Promise<string | null> {
  const acting = "select set_config($1, $2, true)";
  await db.query(acting, [TENANT_SETTING, tenantToken("worker", { "app.person_id": personId })]);
  const { rows } = await db.query<{ email: string }>("select email from access.people where id = $1", [
    personId,
  ]);
  await db.query(acting, [TENANT_SETTING, ""]);
  return rows[0]?.email ?? null;
}

async function deliver(row: OutgoingRow, { transport, render }: SendMailOptions): Promise<void> {
  const to = row.to_email ?? row.person_email;
  if (!to) throw new PermanentFailure("There is no address to send it to.");
  const rendered = render(row.template, row.props);
  if (!rendered) throw new Error(`No template is called ${row.template}.`);
  failpoint("mail:before-send");
  await transport.send({ ...rendered, id: row.id, messageId: row.message_id, to, at: row.created_at });
  failpoint("mail:after-send");
}

function undeliverable(row: OutgoingRow, reason: string): Undeliverable {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    toPersonId: row.to_person_id,
    toEmail: row.to_email,
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
    let failure: unknown;
    try {
      await deliver(row, options);
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
export function sendMailTask(options: SendMailOptions): Task {
  return async (payload, context) => {
    const id = (payload as { id?: unknown } | null)?.id;
    if (typeof id !== "string") throw new Error("send-mail needs the id of an outgoing message.");
    const done = await context.withConnection((db) => send(db, id, options, context));
    if (!done) return;
    if (done.failure === undefined) {
      failpoint("mail:after-record");
      return;
    }
    if (!done.permanent) throw done.failure;
  };
}
