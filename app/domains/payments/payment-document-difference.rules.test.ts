import { expect, it } from "vitest";
import {
  type BilledLine,
  compareLine,
  type ExpectedOfFee,
  type PlacementBasis,
} from "./payment-document-difference.rules";

const OCTOBER = { from: "2026-10-01", to: "2026-10-31" };
const core: ExpectedOfFee = {
  ...{
    id: "x1",
    feeId: "core",
    kind: "expected" as const,
    nights: 31,
    weeklyPence: 420_000,
    pence: 1_860_000,
  },
  ...OCTOBER,
};
const basis: PlacementBasis = { firstNight: "2026-10-01", lastNight: null, expected: [core], billed: [] };
const line: BilledLine = { feeId: "core", ...OCTOBER, weeklyPence: 420_000, pence: 1_860_000 };
const other = (more: Partial<BilledLine> = {}) => ({ ...line, ...more, number: "INV-7" });

it.each<[string, Partial<BilledLine>, Partial<PlacementBasis>, string, boolean]>([
  ["what is expected", {}, {}, "exact: Agrees", true],
  ["half a penny a night", { pence: 1_860_004 }, {}, "rounding: Agrees; 4p rounding", true],
  ["some of the nights", { to: "2026-10-10", pence: 600_000 }, {}, "exact: Agrees", true],
  ["less", { pence: 1_800_000 }, {}, "under: £600.00 less than expected", true],
  [
    "nights that nobody expects",
    { to: "2026-11-01", pence: 1_920_000 },
    {},
    "nights: Billed 32 nights; 31 are expected.",
    false,
  ],
  [
    "another rate",
    { weeklyPence: 435_000, pence: 1_926_429 },
    {},
    "rate: Billed £4,350.00 a week; agreed £4,200.00 a week. £664.29 more than agreed.",
    false,
  ],
  [
    "a larger sum",
    { weeklyPence: null, pence: 1_900_000 },
    {},
    "over: £400.00 more than the £18,600.00 agreed for these nights",
    false,
  ],
  [
    "no fee",
    { feeId: null },
    {},
    "extra: This is not in the agreement. Ask for a change to the fee first.",
    false,
  ],
  ["a fee that a newer agreement calls otherwise", { feeId: "core of version 1" }, {}, "exact: Agrees", true],
  [
    "before the first night",
    { from: "2026-09-30" },
    {},
    "outside: The first night was 1 October 2026. Nights before it are not paid.",
    false,
  ],
  [
    "after the last night",
    {},
    { lastNight: "2026-10-30" },
    "outside: The last night was 30 October 2026. The day of leaving is not paid.",
    false,
  ],
  [
    "nobody moved in",
    {},
    { firstNight: null },
    "outside: Neither side has confirmed that the child moved in.",
    false,
  ],
  [
    "twice",
    {},
    { billed: [other()] },
    "twice: Billed before on INV-7: nothing is left for these nights.",
    false,
  ],
  [
    "what is left beside another invoice",
    { pence: 860_000 },
    { billed: [other({ pence: 1_000_000 })] },
    "exact: Agrees",
    true,
  ],
  ["again what was credited", {}, { billed: [other(), other({ pence: -1_860_000 })] }, "exact: Agrees", true],
  [
    "an adjustment after all was billed",
    { weeklyPence: null, pence: 93_000 },
    {
      billed: [other()],
      expected: [core, { ...core, id: "x2", kind: "adjustment", nights: 0, pence: 93_000 }],
    },
    "exact: Agrees",
    true,
  ],
])("%s", (_, billed, known, words, agrees) => {
  const compared = compareLine({ ...line, ...billed }, { ...basis, ...known });
  expect([`${compared.code}: ${compared.words}`, compared.agrees]).toEqual([words, agrees]);
});

it("is for the expected line that holds its nights, where it agrees", () => {
  expect(compareLine({ ...line, to: "2026-10-07", pence: 420_000 }, basis).expectedLineId).toBe("x1");
  expect(compareLine({ ...line, pence: 2_000_000 }, basis).expectedLineId).toBeNull();
});
