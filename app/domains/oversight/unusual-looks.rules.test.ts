import { describe, expect, it } from "vitest";
import {
  MANY_CHILDREN,
  MANY_COMPARISONS,
  unusualLooks,
  unusualWords,
  type WatchedLook,
} from "./unusual-looks.rules";

/** At noon in London, minutes later. */
const noon = (minutes = 0) => new Date(Date.parse("2026-11-25T12:00:00Z") + minutes * 60_000);
const look = (more: Partial<WatchedLook> = {}): WatchedLook => ({
  personId: "priya",
  at: noon(),
  referralId: "one",
  comparison: false,
  nightRole: false,
  everyCaseRole: false,
  assignment: "assigned",
  ...more,
});
const kinds = (looks: WatchedLook[]) => unusualLooks(looks).map(({ kind, count }) => [kind, count]);

describe("an ordinary day", () => {
  it("is not listed", () => {
    const day = Array.from({ length: MANY_CHILDREN * 3 }, (_, index) =>
      look({ referralId: `child ${index}`, at: noon(index * 20 - 240) }),
    );
    expect(unusualLooks(day)).toEqual([]);
  });
});

describe("many children in an hour", () => {
  const hour = (children: number) =>
    Array.from({ length: children }, (_, index) =>
      look({ referralId: `child ${index}`, at: noon(index * 5) }),
    );
  it("are listed once, from the first that is too many", () => {
    expect(kinds(hour(MANY_CHILDREN - 1))).toEqual([]);
    expect(kinds(hour(MANY_CHILDREN))).toEqual([["many-children", MANY_CHILDREN]]);
    expect(kinds([...hour(MANY_CHILDREN)].reverse())).toEqual([["many-children", MANY_CHILDREN]]);
  });
  it("count children, not looks, and one person's alone", () => {
    expect(kinds(Array.from({ length: 30 }, (_, index) => look({ at: noon(index) })))).toEqual([]);
    expect(
      kinds(hour(MANY_CHILDREN).map((one, index) => ({ ...one, personId: `person ${index % 2}` }))),
    ).toEqual([]);
  });
});

describe("at night", () => {
  const at = (time: string) => new Date(`2026-07-02T${time}:00Z`);
  it("is between ten and six in London, summer and winter", () => {
    expect(kinds([look({ at: at("21:00") })])).toEqual([["at-night", 1]]);
    expect(kinds([look({ at: at("20:59") })])).toEqual([]);
    expect(kinds([look({ at: at("04:59") })])).toEqual([["at-night", 1]]);
    expect(kinds([look({ at: at("05:00") })])).toEqual([]);
    expect(kinds([look({ at: new Date("2026-11-25T21:59:00Z") })])).toEqual([]);
  });
  it("is the work of the emergency duty team", () => {
    expect(kinds([look({ at: at("23:00"), nightRole: true })])).toEqual([]);
  });
  it("is one line a night", () => {
    const night = [at("22:30"), at("23:30"), new Date("2026-07-03T01:00:00Z")];
    expect(kinds(night.map((when) => look({ at: when })))).toEqual([["at-night", 3]]);
  });
});

describe("who is not on the case", () => {
  it("is listed, unless the role answers for every case", () => {
    expect(kinds([look({ assignment: "none" }), look({ assignment: "none", at: noon(90) })])).toEqual([
      ["not-assigned", 2],
    ]);
    expect(kinds([look({ assignment: "none", everyCaseRole: true })])).toEqual([]);
  });
  it("has left it: whatever the role", () => {
    expect(kinds([look({ assignment: "left", everyCaseRole: true })])).toEqual([["after-leaving", 1]]);
  });
});

describe("comparisons", () => {
  const made = (count: number) =>
    Array.from({ length: count }, (_, index) => look({ comparison: true, at: noon(index / 2) }));
  it("are listed when they are many, and are no looks at who the child is", () => {
    expect(kinds(made(MANY_COMPARISONS - 1))).toEqual([]);
    expect(kinds(made(MANY_COMPARISONS))).toEqual([["many-comparisons", MANY_COMPARISONS]]);
    expect(
      kinds([look({ comparison: true, assignment: "none", at: new Date("2026-07-02T23:00:00Z") })]),
    ).toEqual([]);
  });
});

it("says a reason in plain words, and what explains it often", () => {
  for (const kind of [
    "many-children",
    "at-night",
    "not-assigned",
    "after-leaving",
    "many-comparisons",
  ] as const) {
    const { what, often } = unusualWords({ kind, count: 2 });
    expect(`${what} ${often}`).not.toMatch(/suspicious|breach|misuse|illegal|attack/i);
    expect(often).toMatch(/can explain it/);
  }
});
