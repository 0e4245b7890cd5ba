import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { COUNCIL_ROLES, ROLES_BY_KIND } from "~/domains/access/roles";

const policies = import.meta.glob<Record<string, unknown>>("./domains/**/*.policy.ts", { eager: true });

it.each(Object.entries(policies))(
  "%s says what is asked by `may` and all of it by its abilities",
  (path, policy) => {
    const asked = Object.keys(policy).filter((name) => /^may|Abilities$/.test(name));
    expect(asked).toHaveLength(2);
    expect(asked).toContain("may");
    expect(readFileSync(join("app", path), "utf8")).toMatch(
      /export const \{ abilities: \w+Abilities \} = definePolicy\(/,
    );
  },
);

it("every domain that says who may do what has a policy", () => {
  expect(Object.keys(policies).length).toBeGreaterThan(14);
});

const role = Object.values(ROLES_BY_KIND)
  .flatMap((kind) => Object.keys(kind))
  .map((name) => `"${name}"`)
  .join("|");
/** Two names of roles beside each other: a group. */
const group = new RegExp(`(?:${role})\\s*,\\s*(?:${role})`);

it("groups of roles stand in access/role-groups.ts alone", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/testing\//.test(path))
    .filter((path) => group.test(readFileSync(join("app", path), "utf8")));
  expect(files).toEqual(["domains/access/role-groups.ts"]);
  expect(Object.keys(COUNCIL_ROLES).length).toBeGreaterThan(9);
});
