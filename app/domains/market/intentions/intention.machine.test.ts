import { expect, it } from "vitest";
import { intentionMachine, intentionMoves } from "./intention.machine";

it("leads from every state to another, so that a wrong tap can be undone", () => {
  for (const state of intentionMachine.states) expect(intentionMachine.isFinal(state)).toBe(false);
  expect(intentionMoves("in-progress")).toEqual({
    "go-to-market": "Out to market",
    finish: "Done",
    drop: "Dropped",
  });
});
