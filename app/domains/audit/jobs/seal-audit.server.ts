import { now } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { log } from "~/platform/log.server";
import { londonDate } from "~/platform/time";
import { EXPORT_AUDIT_HEAD, SEAL_AUDIT } from "../audit.jobs";
import { headOf, keepHead } from "../heads.server";

/** Seals what finished transactions have written since the last time. Nobody who writes waits for it. */
export const sealAudit = handle(SEAL_AUDIT, async (_payload, { withConnection }) => {
  await withConnection((client) => client.query("select public.seal_audit()"));
});

/**
 * Once a day, what the chain ended with: into a folder of files that nobody writes again, and into the log, which
 * goes to another machine. Whoever replaces the whole chain meets one of the two.
 */
export const exportAuditHead = handle(EXPORT_AUDIT_HEAD, async (payload, context) => {
  await sealAudit(payload, context);
  const { rows } = await context.withConnection((client) =>
    client.query<{ number: string; hash: Buffer; sealed_at: Date }>(
      "select number, hash, sealed_at from public.audit_seals order by number desc limit 1",
    ),
  );
  const [last] = rows;
  if (!last) return;
  const head = headOf({ number: last.number, hash: last.hash, sealedAt: last.sealed_at });
  const written = await keepHead(env().HOMEWARD_AUDIT_HEADS, londonDate(now()), head);
  // By another name than "hash" or "key", which the log hides when they are long numbers.
  log.info("audit.head", { seal: head.number, head: head.hash, written });
});
