import { describe, expect, it } from "vitest";
import { AREAS } from "~/domains/providers/areas.rules";
import { areaSteps } from "./area-steps.rules";
import type { PlacementFacts } from "./statutory-steps.rules";
import { codeOf, law, plain, stepOf } from "./testing/example-facts";

const codes = (told: Partial<PlacementFacts> = {}) => law(told).steps.map(({ code }) => code);

describe("where the register says another area than was told", () => {
  const all = AREAS.map(({ code }) => code);
  it.each<[string, Partial<PlacementFacts>]>([
    ["planned ahead", {}],
    ["an emergency", { emergency: true }],
    ["with a deprivation of liberty order", { deprivationOfLiberty: true }],
  ])("the law asks for no less than in either area: %s", (_, told) => {
    for (const livesIn of all)
      for (const registerArea of all) {
        const both = codes({ ...told, livesIn, registerArea });
        for (const area of [livesIn, registerArea])
          for (const code of codes({ ...told, livesIn: area })) {
            const or = code === "out-of-area-approval" ? "at-a-distance-approval" : code;
            expect([livesIn, registerArea, code, both.includes(code) || both.includes(or)]).toEqual([
              ...[livesIn, registerArea, code],
              true,
            ]);
          }
        expect(new Set(both).size).toBe(both.length);
        expect(
          both.filter((code) => /^(at-a-distance|out-of-area)-approval$/.test(code)).length,
        ).toBeLessThan(2);
      }
  });

  it("an emergency further away asks what the further area asks", () => {
    const far = { livesIn: codeOf("Shropshire"), registerArea: codeOf("Staffordshire"), emergency: true };
    expect(stepOf("emergency-follow-up", far)?.evidence).toHaveLength(1);
    expect(law({ ...far, livesIn: codeOf("Wolverhampton") }).questions).toEqual([]);
  });

  it("no area was told: the register's counts; neither: it is asked", () => {
    expect(codes({ livesIn: null, registerArea: codeOf("Shropshire") })).toContain("at-a-distance-approval");
    expect(law({ livesIn: null, registerArea: null }).questions).toEqual(["lives-in"]);
  });

  it("says what each asks for that the other does not", () => {
    const told = { livesIn: codeOf("Wolverhampton"), registerArea: codeOf("Staffordshire") };
    expect(areaSteps({ ...plain, ...told })).toEqual([
      {
        area: "Staffordshire",
        source: "register",
        steps: ["Approve a placement outside the area", "Notification to the area authority"],
      },
      { area: "Wolverhampton", source: "told", steps: [] },
    ]);
    expect(areaSteps(plain)).toEqual([]);
    expect(areaSteps({ ...plain, ...told, lookedAfter: "no" })).toEqual([]);
  });
});
