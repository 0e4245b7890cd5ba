import { describe, expect, it } from "vitest";
import { chasedFirst, missingSteps, type StatutoryFacts } from "./missing-steps.rules";
import { codeOf } from "./testing/example-facts";

const START = "2026-12-07";
const home = {
  kind: "childrens-home",
  regulator: "ofsted",
  status: "active",
  councilCode: codeOf("Wolverhampton"),
  localAuthority: "Wolverhampton",
  premisesCount: 1,
} as StatutoryFacts["service"];
const agency = { ...home, kind: "fostering-agency", premisesCount: null };
const told = { livesIn: null, carer: null, schooling: null };
const facts: StatutoryFacts = {
  purpose: "planned",
  legalStatus: "care-order",
  educationNow: "mainstream",
  deprivationOfLiberty: false,
  age: 12,
  byPhone: false,
  councilCode: codeOf("Wolverhampton"),
  service: home,
  told: null,
  given: [],
  notices: [],
  asked: [],
};
const missing = (more: Partial<StatutoryFacts> = {}) => missingSteps({ ...facts, ...more }, START);
const first = (more: Partial<StatutoryFacts> = {}) => chasedFirst(missing(more));
const SHROPSHIRE = { ...told, livesIn: codeOf("Shropshire") };

describe("what a placement is chased for", () => {
  it("is nothing where the area is known and is the council's own", () => {
    expect(missing()).toMatchObject({ questions: [], first: [], approvals: [] });
    expect(first()).toBeNull();
  });

  it("is where the child will live, of a fostering agency or supported accommodation, until somebody has told", () => {
    expect(missing({ service: agency }).questions).toEqual(["lives-in"]);
    expect(first({ service: agency })).toBe("lives-in");
    expect(missing({ service: { ...agency, kind: "supported-accommodation" }, age: 16 }).questions).toContain(
      "lives-in",
    );
    expect(first({ service: agency, told: { ...told, livesIn: codeOf("Wolverhampton") } })).toBeNull();
  });

  it("is whether the move disrupts Key Stage 4, after where the child will live", () => {
    expect(first({ age: 15 })).toBe("schooling");
    expect(missing({ age: 15, service: agency }).questions).toEqual(["lives-in", "schooling"]);
    expect(first({ age: 15, told: { ...told, schooling: "kept" } })).toBeNull();
  });

  it("is no question whose answer nobody needs, since the law forbids the placement", () => {
    expect(missing({ service: { ...agency, kind: "supported-accommodation" } }).questions).toEqual([]);
  });

  it("is the consulting before the director's approval, which cannot be requested until it is recorded", () => {
    const far = missing({ told: SHROPSHIRE });
    expect(far).toMatchObject({ first: ["area-authority-consulted"], approvals: [] });
    expect(chasedFirst(far)).toBe("consult");
    const basis = { livesIn: codeOf("Shropshire"), registerArea: codeOf("Wolverhampton") };
    const given = [{ code: "area-authority-consulted", for: basis }];
    expect(missing({ told: SHROPSHIRE, given })).toMatchObject({
      first: [],
      approvals: ["at-a-distance-approval"],
    });
    expect(first({ told: SHROPSHIRE, given })).toBe("approval");
    expect(missing({ told: SHROPSHIRE, purpose: "emergency" })).toMatchObject({
      first: [],
      approvals: ["at-a-distance-approval"],
    });
  });
});

describe("a notification", () => {
  const letter = (code: string, part: string, settled = true) => ({ code, part, settled, for: {} });
  const count = (notices: StatutoryFacts["notices"], given: StatutoryFacts["given"] = []) =>
    missing({ notices, given }).notices?.count ?? 0;
  const all = count([]);

  it.each([
    ["notice-parents", "mother", "father"],
    ["notice-icb", "icb-now", "icb-new"],
    ["notice-gp", "gp-now", "gp-new"],
  ])("%s is sent once both %s and %s have a letter that was sent, or a reason", (code, one, other) => {
    expect(count([letter(code, one)])).toBe(all);
    expect(count([letter(code, other)])).toBe(all);
    expect(count([letter(code, one), letter(code, other, false)])).toBe(all);
    expect(count([letter(code, one), letter(code, other)])).toBe(all - 1);
  });

  it("that was recorded without letters is sent, until a letter of it waits", () => {
    const given = [{ code: "notice-parents", for: {} }];
    expect(count([], given)).toBe(all - 1);
    expect(count([letter("notice-parents", "mother")], given)).toBe(all - 1);
    expect(count([letter("notice-parents", "mother", false)], given)).toBe(all);
  });
});
