import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineJob, newJob } from "./define-job.ts";
import { handle, tasksOf } from "./handle.server.ts";
import type { JobContext } from "./jobs.server.ts";

const context: JobContext = {
  attempt: 1,
  lastAttempt: false,
  withConnection: () => Promise.reject(new Error("no database here")),
};
const left = defineJob("somebody-left", z.object({ personId: z.uuid() }));
const PERSON = "019a0000-0000-7000-8000-000000000001";

describe("a job", () => {
  it("is given to each of its handlers in their order, parsed", async () => {
    const seen: string[] = [];
    const tasks = tasksOf([
      handle(left, async ({ personId }) => void seen.push(`first ${personId}`)),
      handle(left, async ({ personId }) => void seen.push(`second ${personId}`)),
    ]);
    await tasks["somebody-left"]?.({ personId: PERSON, _cron: {} }, context);
    expect(Object.keys(tasks)).toEqual(["somebody-left"]);
    expect(seen).toEqual([`first ${PERSON}`, `second ${PERSON}`]);
  });

  it("is done under the name that it had before it was renamed", async () => {
    const seen: string[] = [];
    const renamed = defineJob("left", left.schema, { formerly: ["somebody-left"] });
    const tasks = tasksOf([handle(renamed, async ({ personId }) => void seen.push(personId))]);
    await tasks["somebody-left"]?.({ personId: PERSON }, context);
    expect(Object.keys(tasks)).toEqual(["left", "somebody-left"]);
    expect(seen).toEqual([PERSON]);
  });

  it("reaches no handler with a payload that does not fit", async () => {
    const seen: unknown[] = [];
    const task = handle(left, async (payload) => void seen.push(payload));
    for (const wrong of [null, {}, { personId: 7 }, { personId: "somebody" }])
      await expect(task(wrong, context)).rejects.toThrow();
    expect(seen).toEqual([]);
  });

  it("replaces only a job of its own name", () => {
    expect(newJob(left, { personId: PERSON }, { key: "x" })).toEqual({
      task: "somebody-left",
      payload: { personId: PERSON },
      key: "somebody-left:x",
    });
    expect(newJob(left, { personId: PERSON })).not.toHaveProperty("key");
  });
});
