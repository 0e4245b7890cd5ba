import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { council } from "./factories/organisations";
import { testDatabase } from "./testing/database.server";

testDatabase();

function seed(more: Record<string, string>) {
  return spawnSync(process.execPath, ["--import", "tsx", "prisma/seed.ts"], {
    env: { ...process.env, ...more },
    encoding: "utf8",
  });
}

describe("the demo region is made only where it was asked for", () => {
  it("not without HOMEWARD_DEMO=1, whatever the database", () => {
    const { status, stderr } = seed({ HOMEWARD_DEMO: "0" });
    expect(status).toBe(1);
    expect(stderr).toContain("only with HOMEWARD_DEMO=1");
  });

  it("not beside organisations that are there already", async () => {
    await council("Somebody's own council");
    const { status, stderr } = seed({ HOMEWARD_DEMO: "1" });
    expect(stderr).toContain("organisations in this database already");
    expect(status).toBe(1);
  });
});
