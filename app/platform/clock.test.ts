import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "clock-"));
  vi.resetModules();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

const clock = async (text?: string) => {
  const file = join(folder, "clock");
  vi.stubEnv("HOMEWARD_TEST_CLOCK", file);
  if (text !== undefined) writeFileSync(file, text);
  return { file, ...(await import("./clock.server.ts")) };
};

describe("the clock that tests move", () => {
  it("stands still at an instant and follows the file", async () => {
    const { file, now } = await clock("2026-11-25T17:30:00Z\n");
    expect(now().toISOString()).toBe("2026-11-25T17:30:00.000Z");
    writeFileSync(file, "+3d");
    const [before, moved, after] = [Date.now(), now().getTime() - 3 * 86_400_000, Date.now()];
    expect(before <= moved && moved <= after).toBe(true);
  });

  it("is the real time until the file exists", async () => {
    const { now } = await clock();
    const [before, real, after] = [Date.now(), now().getTime(), Date.now()];
    expect(before <= real && real <= after).toBe(true);
  });

  it("says when the file holds nonsense", async () => {
    const { now } = await clock("next week");
    expect(() => now()).toThrow(/neither an instant/);
  });

  it("refuses to start in production", async () => {
    vi.stubEnv("NODE_ENV", "production");
    vi.stubEnv("HOMEWARD_DEMO", "");
    await expect(clock("+3d")).rejects.toThrow(/refused outside tests/);
  });
});
