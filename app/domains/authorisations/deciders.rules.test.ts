import { describe, expect, it } from "vitest";
import type { Role } from "~/domains/access/actor";
import { decidesAs, decidingRoles, limitWords, whoDecidesWords } from "./deciders.rules";

const head = { personId: "h", name: "Margaret", roles: ["head-of-service"] };
const director = { personId: "d", name: "Emma", roles: ["director"] };
const with_ = (...roles: Role[]) => ({ roles });

describe("who decides on funding", () => {
  it.each([
    [100_00, null, "head-of-service"],
    [100_00, 100_00, "head-of-service"],
    [100_01, 100_00, "director"],
  ])("a first year of %i pence with a limit of %s is decided by the %s", (pence, limit, role) => {
    expect(decidingRoles(pence, limit)).toEqual([role]);
  });

  it.each([
    ["a head of service within the limit", with_("head-of-service"), 50, [], "own"],
    ["a head of service above it", with_("head-of-service"), 150, [], null],
    ["a director above it", with_("director"), 150, [], "own"],
    ["a director within it", with_("director"), 50, [], null],
    ["a team manager for a head who is away", with_("team-manager"), 50, [head], head],
    ["the same above the limit", with_("team-manager"), 150, [head], null],
    ["a head of service for the director", with_("head-of-service"), 150, [director], director],
    ["a head of service in their own right first", with_("head-of-service"), 50, [head], "own"],
    ["a deputy who has become a broker only", with_("broker"), 50, [head], null],
    ["nobody's deputy", with_("team-manager"), 50, [], null],
  ])("%s", (_who, actor, pence, standsInFor, as) => {
    expect(decidesAs(actor, pence, { limitPence: 100, standsInFor })).toEqual(as);
  });

  it("says who decides, and from which sum", () => {
    expect(whoDecidesWords(250_000_00, 200_000_00)).toBe(
      "The first year costs more than £200,000.00, so only the director or their deputy can authorise this funding",
    );
    expect(whoDecidesWords(1, null)).toBe(
      "Only a head of service or their deputy can authorise this funding",
    );
    expect(limitWords(200_000_00)).toContain("up to £200,000.00 for the first year");
  });
});
