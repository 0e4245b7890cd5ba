import { describe, expect, it } from "vitest";
import type { Actor, Role } from "~/domains/access/actor";
import { navigationOf } from "~/domains/access/navigation";
import { FUNDING_DEPUTIES } from "~/domains/access/role-groups";
import { ROLES_BY_KIND } from "~/domains/access/roles";
import { decidersAbilities, may } from "./deciders.policy";

const holding = (...roles: Role[]): Actor => ({
  kind: "council",
  personId: "me",
  personName: "Pat Hall",
  organisationId: "here",
  organisationSlug: "one",
  organisationName: "One",
  roles,
});
const COUNCIL = Object.keys(ROLES_BY_KIND.council) as Role[];
const subject = { councilId: "here", absentId: null };

describe("who decides on funding", () => {
  it("is read by those who work on it, and by nobody else of the council", () => {
    const blind = COUNCIL.filter((role) => !decidersAbilities(holding(role), subject).view);
    expect(blind.sort()).toEqual(["commissioner", "iro", "nominated-officer"]);
  });

  it("is led to by the menu for everybody who decides, the director too", () => {
    for (const role of FUNDING_DEPUTIES)
      expect([role, navigationOf(holding(role)).map(({ label }) => label)]).toEqual([
        role,
        expect.arrayContaining(["Authorisations"]),
      ]);
  });

  it("what the panel is called is said by the director and the admins, the limit by the director", () => {
    const able = (action: "name-panel" | "set-limit") =>
      COUNCIL.filter((role) => decidersAbilities(holding(role), subject)[action]).sort();
    expect(able("name-panel")).toEqual(["council-admin", "director"]);
    expect(able("set-limit")).toEqual(["director"]);
  });

  it.each<[string, Actor, string, string, true | string]>([
    ["a head of service names a deputy of their own", holding("head-of-service"), "me", "a", true],
    ["not of another", holding("head-of-service"), "b", "a", "not-own"],
    ["the director does", holding("director"), "b", "a", true],
    ["but never themselves", holding("director"), "b", "me", "own-deputy"],
    ["nor does a head of service", holding("head-of-service"), "me", "me", "own-deputy"],
    ["a team manager names nobody", holding("team-manager"), "me", "a", "role"],
    ["nor an admin", holding("council-admin"), "b", "a", "role"],
  ])("%s", (_who, actor, absentId, deputyId, expected) => {
    const permission = may(actor, "name-deputy", { councilId: "here", absentId, deputyId });
    expect(permission === true ? true : permission.reason).toBe(expected);
  });
});
