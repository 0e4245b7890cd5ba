import { expect, it } from "vitest";
import { differenceWords, paidState, paidTag, toldUntil } from "./paid-words.rules";

it.each<[number, number, number, string | null]>([
  [420_000, 420_000, 14, null],
  [420_000, 416_400, 14, "£36.00 less than expected"],
  [420_000, 423_600, 14, "£36.00 more than expected"],
  [340_714, 340_710, 30, "4p less than expected, from rounding"],
  [340_714, 340_698, 30, "£0.16 less than expected"],
  [-6_000, -5_000, 0, "£10.00 more than expected"],
])("expected %i, paid %i for %i nights: %s", (expected, paid, nights, words) => {
  expect(differenceWords(expected, paid, nights)).toBe(words);
});

it("a payment day of which nothing has been told yet says nothing", () => {
  const due = { pence: 420_000, nights: 14, paysOn: "2026-06-24" };
  expect(paidState(due, 0, null)).toBe("unknown");
  expect(paidState(due, 0, "2026-06-23")).toBe("unknown");
  expect(paidState(due, 0, "2026-06-24")).toBe("none");
  expect(paidState(due, 419_995, "2026-06-24")).toBe("paid");
  expect(paidState(due, 100, null)).toBe("part");
  expect(paidState(due, 430_000, "2026-06-24")).toBe("over");
  expect(paidTag("unknown")).toBeUndefined();
  expect(paidTag("part")?.words).toBe("Part paid");
  // What Homeward knows is that none is matched, never that none was made.
  expect(paidTag("none")?.words).toBe("No payment matched");
});

it("a period that comes to nothing waits for no payment", () => {
  const due = { pence: 0, nights: 7, paysOn: "2026-06-24" };
  for (const until of [null, "2026-06-23", "2026-06-24"]) expect(paidState(due, 0, until)).toBe("nothing");
  expect(paidState(due, 5_000, null)).toBe("over");
  expect(paidTag("nothing")?.words).toBe("Nothing to pay");
});

it("a payment dated ahead says nothing of the days until then", () => {
  expect(toldUntil(null, "2026-06-24")).toBeNull();
  expect(toldUntil("2026-06-20", "2026-06-24")).toBe("2026-06-20");
  expect(toldUntil("2026-07-03", "2026-06-24")).toBe("2026-06-24");
});
