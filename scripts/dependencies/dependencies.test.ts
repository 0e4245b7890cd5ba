import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { billOfMaterials } from "./bill-of-materials.mjs";
import { acceptedAdvisories, judgeAudit } from "./known-faults.mjs";
import { compareVersions, installed } from "./lockfile.mjs";

type Least = { name: string; least: string; reason: string; dev?: boolean };
const list: Least[] = JSON.parse(readFileSync("docs/least-versions.json", "utf8"));

describe("least versions", () => {
  it.each(list)("$name is at least $least, wherever it lies", ({ name, least, reason, dev }) => {
    // Of what only develops, what we call ourselves; of what runs, every copy.
    const places = installed().filter((one) =>
      dev ? one.path === `node_modules/${name}` : !one.dev && one.name === name,
    );
    expect(places, "it is on the list and nobody uses it").not.toEqual([]);
    const old = places.filter(({ version }) => compareVersions(version, least) < 0);
    expect(old, reason).toEqual([]);
    expect(reason.length).toBeGreaterThan(20);
  });

  it.each([
    ["1.2.3", "1.2.10", -1],
    ["2.0.0", "1.9.9", 1],
    ["18.4.0-beta.17", "18.4.0", -1],
    ["1.0.0", "1.0.0", 0],
  ])("%s against %s", (one, other, sign) => expect(Math.sign(compareVersions(one, other))).toBe(sign));
});

describe("known faults", () => {
  const answer = (severity: string) =>
    JSON.stringify({
      vulnerabilities: {
        left: {
          severity,
          via: [{ title: "Reads files", severity, url: "https://github.com/advisories/GHSA-1" }],
        },
      },
    });
  const accepted = [{ advisory: "GHSA-1", reason: "only in tests", until: "2026-12-31" }];

  it("fail when they are high and not listed", () => {
    expect(judgeAudit(answer("high"), [], "2026-11-28").fails).toEqual(["left: Reads files (high, GHSA-1)"]);
    expect(judgeAudit(answer("moderate"), [], "2026-11-28").fails).toEqual([]);
  });
  it("pass while they are listed, and fail when that is over", () => {
    expect(judgeAudit(answer("critical"), accepted, "2026-12-31").fails).toEqual([]);
    expect(judgeAudit(answer("critical"), accepted, "2027-01-01").fails[0]).toContain("which is over");
  });
  it.each(["", "npm error 405 Method Not Allowed", '{"message": "405", "error": {"summary": ""}}'])(
    "are not known when the registry says %j, and that is said",
    (output) =>
      expect(judgeAudit(output, [], "2026-11-28")).toEqual({
        fails: [],
        line: expect.stringContaining("did not answer"),
      }),
  );
  it("that are accepted have a reason and an end", () => {
    for (const { advisory, reason, until } of acceptedAdvisories()) {
      expect(advisory).toMatch(/^GHSA-/);
      expect(reason.length).toBeGreaterThan(20);
      expect(until).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});

describe("the bill of materials", () => {
  const bill = billOfMaterials() as { components: { name: string; version: string; purl: string }[] };
  it("lists everything that runs in production and nothing that only develops", () => {
    const names = new Set(bill.components.map(({ name }) => name));
    const manifest = JSON.parse(readFileSync("package.json", "utf8"));
    for (const name of Object.keys(manifest.dependencies)) expect(names, name).toContain(name);
    for (const name of ["vitest", "@playwright/test", "autocannon"]) expect(names).not.toContain(name);
  });
  it("is the same for the same lock file, and names each thing once", () => {
    expect(billOfMaterials()).toEqual(bill);
    expect(new Set(bill.components.map(({ purl }) => purl)).size).toBe(bill.components.length);
  });
});
