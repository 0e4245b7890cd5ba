import { describe, expect, it } from "vitest";
import { defineMachine } from "~/platform/machine";

type State = "open" | "shut";
type Event = "shut" | "open" | "burn";
const door = defineMachine<State, Event>({ open: { shut: "shut" }, shut: { open: "open" } });

describe("a machine", () => {
  it("takes the moves of its table and refuses every other", () => {
    expect(door.next("open", "shut")).toEqual({ ok: true, value: "shut" });
    expect(door.next("open", "burn")).toMatchObject({
      ok: false,
      error: { kind: "not-now", from: "open", event: "burn" },
    });
  });

  it("is not fooled by names that every object has", () => {
    expect(door.allows("open", "constructor" as Event)).toBe(false);
    expect(door.allows("toString" as State, "shut")).toBe(false);
    expect(door.events("__proto__" as State)).toEqual([]);
  });

  it("lists where an event may be taken from", () => {
    expect(door.from("shut")).toEqual(["open"]);
    expect(door.from("burn")).toEqual([]);
    expect(door.moves()).toHaveLength(2);
  });
});
