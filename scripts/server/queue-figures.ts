import { sqlFor } from "../../app/platform/database/clients.server.ts";
import { beforeMeasuring, measure } from "../../app/platform/measurements.server.ts";

type Row = {
  job: number | null;
  failing: number;
  mail: number | null;
  undeliverable: number;
  unsealed: number | null;
};

/** How long the oldest job, mail and unsealed row have waited; asked by the worker's process, which may know. */
export function measureQueues(): void {
  beforeMeasuring(async () => {
    const [row] = await sqlFor("worker")<Row[]>`
      select (select extract(epoch from now() - min(j.run_at))::float8 from graphile_worker.jobs j
               where j.run_at <= now() and j.locked_at is null and j.attempts < j.max_attempts) as job,
             (select count(*)::int from graphile_worker.jobs j where j.attempts > 3) as failing,
             (select extract(epoch from now() - min(m.created_at))::float8 from public.outgoing_messages m
               where m.sent_at is null and m.failed_at is null) as mail,
             (select count(*)::int from public.outgoing_messages m
               where m.failed_at > now() - interval '1 day') as undeliverable,
             (select extract(epoch from now() - public.oldest_unsealed())::float8) as unsealed`;
    measure("homeward_oldest_job_seconds", "How long the oldest job that is due has waited.", row?.job ?? 0);
    measure("homeward_failing_jobs", "Jobs that have failed more than three times.", row?.failing ?? 0);
    measure("homeward_oldest_mail_seconds", "How long the oldest unsent mail has waited.", row?.mail ?? 0);
    measure("homeward_undeliverable_mails", "Mails given up in the last day.", row?.undeliverable ?? 0);
    measure(
      "homeward_oldest_unsealed_seconds",
      "How old the oldest unsealed row of the audit is.",
      row?.unsealed ?? 0,
    );
  });
}
