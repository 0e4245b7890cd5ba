import { expect, it } from "vitest";
import { orderClock, orderWords } from "./placement-order.rules";

const at = (day: string) => new Date(`${day}T12:00:00Z`);
const said = (day: string, orderNumber: string | null, orderNeeded = true) => ({
  ...{ orderNumber, orderNeeded, setAt: at(day) },
});
const lived = { firstNight: "2026-11-02", knownOn: "2026-10-28" };

it.each([
  ["nobody has moved in", { ...lived, firstNight: null }, [], { state: "ahead" }],
  [
    "from the first night",
    lived,
    [],
    { state: "missing", since: "2026-11-02", days: 29, due: "2026-11-09", late: true },
  ],
  // A placement that is recorded after the child moved in could have no order before.
  [
    "recorded late",
    { ...lived, knownOn: "2026-11-27" },
    [],
    { state: "missing", since: "2026-11-27", days: 4, due: "2026-12-04", late: false },
  ],
  // Codes alone start no clock anew and stop none.
  ["codes alone", lived, [said("2026-11-20", null)], { state: "missing", since: "2026-11-02" }],
  [
    "given",
    lived,
    [said("2026-11-20", "PO-1"), said("2026-11-12", "PO-1"), said("2026-11-03", null)],
    { state: "ordered", number: "PO-1", since: "2026-11-12" },
  ],
  [
    "another",
    lived,
    [said("2026-11-20", "PO-2"), said("2026-11-12", "PO-1")],
    { state: "ordered", number: "PO-2", since: "2026-11-20" },
  ],
  [
    "taken away",
    lived,
    [said("2026-11-26", null), said("2026-11-25", null), said("2026-11-12", "PO-1")],
    { state: "missing", since: "2026-11-25", days: 6, due: "2026-12-02", late: false },
  ],
  ["not needed", lived, [said("2026-11-20", null, false)], { state: "not-needed" }],
] as const)("the clock of the order: %s", (_, placement, history, clock) => {
  expect(orderClock(placement, history, "2026-12-01")).toMatchObject(clock);
});

it("says to both sides whose it is, and that the 30 days run", () => {
  const clock = orderClock(lived, [], "2026-12-01");
  expect(orderWords(clock, "provider")).toBe(
    "None yet, for 29 days. It was due by Monday 9 November 2026. It is for the council to give one. You can send invoices without it, and the 30 days run",
  );
  expect(orderWords(clock, "council")).toMatch(/This does not stop the 30 days for payment$/);
});
