import { describe, expect, it } from "vitest";
import { newId } from "~/platform/ids";
import { byUrgency, readUrgencyKey, urgencyBands, writeUrgencyKey } from "./urgency.ts";

const now = new Date("2026-11-27T16:00:00Z");
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);

describe("most urgent first", () => {
  it("puts an emergency due in 29 minutes before everything that has been late for long or is due later", () => {
    const moments = {
      emergency: minutes(29),
      "missed an hour ago": minutes(-60),
      "missed this morning": minutes(-400),
      "due tonight": minutes(300),
      "late for two days": minutes(-2_880),
      "late for a month": minutes(-43_200),
      "due next week": minutes(10_080),
      "no moment": null,
    };
    for (let round = 0; round < 50; round += 1) {
      const mixed = Object.entries(moments).sort(() => Math.random() - 0.5);
      const urgency = byUrgency(now);
      const sorted = mixed.sort(([, a], [, b]) => urgency(a, b)).map(([name]) => name);
      expect(sorted).toEqual(Object.keys(moments));
    }
  });

  it("has a band for each moment, and one only", () => {
    for (const n of [-100_000, -1_441, -1_440, -1, 0, 1, 119, 120, 1_439, 1_440, 100_000]) {
      const due = minutes(n);
      const bands = urgencyBands(now).filter(({ from, to }) => (!from || due >= from) && (!to || due < to));
      expect(bands).toHaveLength(1);
    }
  });
});

describe("the key of a further page", () => {
  it("comes back as it was written", () => {
    const key = { band: 3, asOf: now, at: minutes(-3_000), id: newId() };
    expect(readUrgencyKey(writeUrgencyKey(key))).toEqual(key);
  });

  it.each([
    "",
    "1",
    "0.1.2",
    "6.1.1.01a20341-12ce-7bb0-880e-b2e94890f1bf",
    "0.-1.1.01a20341-12ce-7bb0-880e-b2e94890f1bf",
    "' or 1=1",
  ])("is nothing where it is %j", (odd) => expect(readUrgencyKey(odd)).toBeUndefined());
});
