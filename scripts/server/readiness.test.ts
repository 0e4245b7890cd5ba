import postgres from "postgres";
import { expect, it } from "vitest";
import { databaseUrl } from "~/platform/env.server";
import { measurements } from "~/platform/measurements.server";
import { WORKER_LOCKS } from "../../app/platform/jobs/dead-workers.server.ts";
import { testDatabase } from "../../prisma/testing/database.server.ts";
import { measureQueues } from "./queue-figures.ts";
import { serverChecks } from "./readiness.ts";

testDatabase();

const failing = async (folder?: string) => {
  const checks = serverChecks(async () => true, folder);
  const results = await Promise.allSettled(checks.map(({ run }) => run()));
  return checks.filter((_check, index) => results[index]?.status === "rejected").map(({ name }) => name);
};

it("asks every role of the server, the tables and the worker", async () => {
  expect(await failing()).toEqual(["worker"]);
  const worker = postgres(databaseUrl("worker"), { max: 1 });
  await worker`select pg_advisory_lock(${WORKER_LOCKS}, 1)`;
  try {
    expect(await failing()).toEqual([]);
    // A version that knows other tables than these.
    expect(await failing("prisma")).toEqual(["migrations"]);
  } finally {
    await worker.end();
  }
});

it("measures the queue, the post and what is not sealed", async () => {
  measureQueues();
  const text = await measurements();
  for (const name of ["oldest_job_seconds", "oldest_mail_seconds", "oldest_unsealed_seconds", "failing_jobs"])
    expect(text).toMatch(new RegExp(`^homeward_${name} [\\d.]+$`, "m"));
  expect(text).toContain("homeward_measurements_failed 0\n");
});
