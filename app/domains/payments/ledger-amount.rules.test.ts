import { expect, it } from "vitest";
import { readAmount, shown } from "./ledger-amount.rules";

it.each([
  ["£1,234.50", 123450],
  [" 1,234.50 ", 123450],
  ["1.234,50", 123450],
  ["(45.00)", -4500],
  ["(£45.00)", -4500],
  ["-45.00", -4500],
  ["-£45.00", -4500],
  ["£-45.00", -4500],
  ["\u221245.00", -4500],
  ["45.00-", -4500],
  ["45.00 CR", -4500],
  ["45.00cr", -4500],
  ["45.00 DR", 4500],
  ["GBP 45", 4500],
  ["1 234.50", 123450],
  ["1,234,567.89", 123456789],
  [".5", 50],
  ["2114.0000", 211400],
  ["0.00", 0],
  ["1.15", 115],
])("reads %j as %i pence", (cell, pence) => {
  expect(readAmount(cell)).toEqual({ kind: "pence", pence });
});

it.each(["1E3", "1,2345.00", "12.345", "1,234,50", "12,34", "--5", "(45.00)-", "=1+1", "5 pounds", "1,234"])(
  "reads %j in a column with decimal commas or refuses it, but never as another amount",
  (cell) => {
    const comma = readAmount(cell, "comma");
    if (cell === "12.345") expect(comma).toEqual({ kind: "pence", pence: 1_234_500 });
    else if (cell === "12,34") expect(comma).toEqual({ kind: "pence", pence: 1234 });
    else expect(comma.kind).toBe("unreadable");
  },
);

it.each(["1E3", "1,2345.00", "12.345", "1,234,50", "12,34", "--5", "(45.00)-", "=1+1", "5 pounds"])(
  "refuses %j in a column with decimal points",
  (cell) => {
    expect(readAmount(cell).kind).toBe("unreadable");
  },
);

it.each(["", "  ", "REDACTED", "Redacted under DP Act", "n/a", "#N/A", "#REF!", "-"])(
  "finds no amount in %j",
  (cell) => {
    expect(readAmount(cell).kind).toBe("none");
  },
);

it("refuses what is too long to be exact", () => {
  expect(readAmount("9".repeat(14)).kind).toBe("unreadable");
  expect(readAmount(`${"9".repeat(13)}.99`)).toEqual({ kind: "pence", pence: 999_999_999_999_999 });
});

it("repeats a cell short, on one line and with what is hidden in it written out", () => {
  expect(shown("AB\u202eCD\u0000")).toBe("AB[U+202E]CD[U+0000]");
  expect(shown("x".repeat(100))).toHaveLength(41);
});
