import { describe, expect, it } from "vitest";
import { readValue } from "./arrival.schema";
import { codesBefore, codesOf } from "./plan-items.options";
import {
  type PlanSituation,
  planDay,
  planItems,
  type StoredItem,
  standingOf,
  valueWords,
} from "./plan-items.rules";

const row = (more: Partial<StoredItem>): StoredItem => ({
  ...{
    id: "own-1",
    code: null,
    label: null,
    before: false,
    value: null,
    note: null,
    doneAt: null,
    notNeeded: false,
  },
  ...more,
});
const done = (day: string) => new Date(`${day}T12:00:00Z`);
const all = (side: "council" | "provider", day: string) =>
  codesOf("arrival", side).map((code) => row({ id: code, code, before: true, doneAt: done(day) }));
const sides = (council: StoredItem[], provider: StoredItem[]) => [
  { who: "Wolverhampton", items: planItems("arrival", "council", council) },
  { who: "Ashgrove", items: planItems("arrival", "provider", provider) },
];
const comes = (more: Partial<PlanSituation> = {}): PlanSituation => ({
  kind: "arrival",
  day: "2026-12-04",
  today: "2026-12-01",
  happened: false,
  suddenly: false,
  ...more,
});

describe("what is missing", () => {
  it("is said of each side in words before the child arrives, and what is done on the day is not", () => {
    const standing = standingOf(sides([], all("provider", "2026-12-01").slice(1)), comes());
    expect(standing.title).toBe("To do before the child arrives on Friday 4 December 2026");
    expect(standing.lines[0]).toMatch(/^Wolverhampton: time of arrival, who brings the child, medication, /);
    expect(standing.lines[1]).toBe("Ashgrove: room");
    expect(standing.tone).toBe("info");
  });

  it("is urgent within two days, and says when the day has passed that nobody has confirmed the move", () => {
    const none = sides([], []);
    expect(standingOf(none, comes({ today: "2026-12-02" })).tone).toBe("soon");
    expect(standingOf(none, comes({ today: "2026-12-05" })).title).toBe(
      "The child was due to arrive on Friday 4 December 2026. Still to do",
    );
  });

  it("counts an item that a side added and says must be done before", () => {
    const own = row({ label: "Spare key cut", before: true });
    const standing = standingOf(
      sides(all("council", "2026-12-01"), [...all("provider", "2026-12-01"), own]),
      comes(),
    );
    expect(standing.lines).toEqual(["Ashgrove: Spare key cut"]);
  });

  it("is never what is not needed, before and after, and the plan says that not all was ticked", () => {
    const [room, ...rest] = all("provider", "2026-12-09");
    const skipped = { ...(room as StoredItem), notNeeded: true };
    const early = all("provider", "2026-12-01").slice(1);
    const before = sides(all("council", "2026-12-01"), [skipped, ...early]);
    expect(standingOf(before, comes())).toMatchObject({
      title:
        "Everything that must be done before the child arrives on Friday 4 December 2026 is ticked or not needed",
      tone: "good",
    });
    const after = standingOf(sides([], [skipped, ...rest]), comes({ today: "2026-12-10", happened: true }));
    expect(after.lines[1]).not.toContain("room");
  });

  it("is in a fostering household what its carers know, since nobody is on shift", () => {
    const named = (kind: string) =>
      planItems("arrival", "provider", [], kind).find(({ key }) => key === "first-shift")?.label;
    expect(named("fostering-agency")).toBe("The carers know when the child arrives and who to ring tonight");
    expect(named("childrens-home")).toMatch(/on shift/);
  });

  it("is nothing once all is done", () => {
    const standing = standingOf(sides(all("council", "2026-12-01"), all("provider", "2026-12-01")), comes());
    expect(standing).toEqual({
      title: "Everything that must be done before the child arrives on Friday 4 December 2026 is ticked",
      lines: [],
      tone: "good",
    });
  });

  it("is, once the child has arrived, what was not done before, with the day on which it was done", () => {
    const [time, ...rest] = all("council", "2026-12-04");
    const late = [{ ...(time as StoredItem), doneAt: done("2026-12-06") }, ...rest];
    const [, ...provider] = all("provider", "2026-12-03");
    const standing = standingOf(sides(late, provider), comes({ today: "2026-12-07", happened: true }));
    expect(standing).toEqual({
      title: "Not ticked before the child arrived",
      lines: ["Wolverhampton: time of arrival (ticked on Sunday 6 December 2026)", "Ashgrove: room"],
      tone: "soon",
    });
  });

  it("of a placement by phone says the same and calls nothing late", () => {
    const standing = standingOf(sides([], []), comes({ happened: true, suddenly: true }));
    expect(standing.title).toBe("Placed by phone. Not ticked before the child arrived");
    expect(standing.tone).toBe("info");
  });
});

it("the child leaves on the day after the last night, once there is one", () => {
  const facts = { plannedStart: "2026-12-04", councilMovedIn: null, providerMovedIn: "2026-12-05" };
  const nights = { noticeLastNight: "2026-12-31", lastNight: null };
  expect(planDay("arrival", { ...facts, ...nights })).toBe("2026-12-05");
  expect(planDay("leaving", { ...facts, ...nights })).toBe("2027-01-01");
  expect(planDay("leaving", { ...facts, noticeLastNight: null, lastNight: null })).toBeNull();
});

it("what was forgotten with the child keeps its place", () => {
  const [item] = planItems("arrival", "provider", [row({})]).slice(-1);
  expect(item).toMatchObject({ own: true, label: "An item whose words have been deleted" });
});

it("a tick asks for the answer that belongs to it, and a time is said as people say it", () => {
  expect(readValue("time", "4.30pm", true)).toEqual({ ok: true, value: "16:30" });
  expect(readValue("time", "", false)).toEqual({ ok: true, value: "" });
  expect(readValue("time", "", true)).toMatchObject({ ok: false });
  expect(readValue("escort", "aunt", true)).toMatchObject({ ok: false });
  expect(readValue("escort", "", true, "collected-by")).toMatchObject({
    message: "Choose who collects the child",
  });
  expect(readValue("escort", "", true, "brought-by")).toMatchObject({
    message: "Choose who brings the child",
  });
  expect(readValue("handover", "paper", true)).toEqual({ ok: true, value: "paper" });
  expect(readValue(null, "anything", true)).toEqual({ ok: true, value: "" });
  expect(["16:30", "00:05", "12:00", "09:00"].map((value) => valueWords("time", value))).toEqual([
    "4:30pm",
    "12:05am",
    "midday",
    "9am",
  ]);
  expect(valueWords("escort", "police")).toBe("The police");
});

it("what must be done before is part of each list", () => {
  for (const kind of ["arrival", "leaving"] as const)
    for (const side of ["council", "provider"] as const) {
      expect(codesOf(kind, side)).toEqual(expect.arrayContaining(codesBefore(kind, side)));
      expect(codesBefore(kind, side).length).toBeGreaterThan(2);
    }
});
