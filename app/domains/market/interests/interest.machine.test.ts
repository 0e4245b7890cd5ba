import { expect, it } from "vitest";
import { interestMachine, interestMoves } from "./interest.machine";

it("leads back from everything that the council does, and ends only where the provider withdraws", () => {
  for (const state of interestMachine.states)
    expect([state, interestMachine.isFinal(state)]).toEqual([state, state === "withdrawn"]);
  for (const state of interestMachine.states.filter((one) => one !== "withdrawn"))
    expect(interestMachine.allows(state, "withdraw")).toBe(true);
});

it("offers the council its own steps alone, by where they lead", () => {
  expect(interestMoves("new")).toEqual({ talk: "Talking", visit: "Visited", decline: "Not now" });
  expect(interestMoves("not-now")).toEqual({ talk: "Talking" });
  expect(interestMoves("withdrawn")).toEqual({});
});
