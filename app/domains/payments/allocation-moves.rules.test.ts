import { expect, it } from "vitest";
import { allocationMoves } from "./allocation-moves.rules";

const placementOf = new Map([
  ["a1", "A"],
  ["a2", "A"],
  ["b1", "B"],
]);
const part = (lineId: string, pence: number, paymentId = "P") => ({ paymentId, lineId, pence });
const moves = (made: ReturnType<typeof part>[], ended: ReturnType<typeof part>[], whole: number | null) =>
  allocationMoves({ made, ended }, placementOf, new Map(whole === null ? [] : [["P", whole]])).map(
    ({ placementId, pence, matched }) => [placementId, matched ? "matched" : "unmatched", pence],
  );

it("a payment that moves to another placement is matched there and no longer counted here", () => {
  expect(moves([part("b1", 420_000)], [part("a1", 420_000)], 420_000)).toEqual([
    ["A", "unmatched", 420_000],
    ["B", "matched", 420_000],
  ]);
});

it("the same within a placement says nothing, a smaller part what is no longer counted", () => {
  expect(moves([part("a2", 420_000)], [part("a1", 420_000)], 420_000)).toEqual([]);
  expect(moves([part("a2", 300_000)], [part("a1", 420_000)], 420_000)).toEqual([["A", "unmatched", 120_000]]);
});

it("what was taken back has its own sign on both sides", () => {
  expect(moves([part("a1", -60_000)], [], -60_000)).toEqual([["A", "matched", -60_000]]);
  expect(moves([], [part("a1", -60_000)], -60_000)).toEqual([["A", "unmatched", -60_000]]);
});

it("a payment that does not stand any more, or is another provider's now, is for nothing", () => {
  expect(moves([], [part("a1", 420_000)], null)).toEqual([["A", "unmatched", 420_000]]);
  expect(moves([], [part("a1", -60_000)], null)).toEqual([["A", "unmatched", -60_000]]);
});
