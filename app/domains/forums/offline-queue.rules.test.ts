import { describe, expect, it } from "vitest";
import {
  addMark,
  afterAnswer,
  type KeptMark,
  keptWords,
  readKept,
  refusedWords,
} from "./offline-queue.rules";

const mark = (key: string, bookingId: string): KeptMark => ({
  key,
  markedAt: "2027-03-01T10:00:00Z",
  mark: "attended",
  bookingId,
});

describe("marks on a phone", () => {
  it("are one a person however often it is pressed", () => {
    const kept = addMark(addMark([], mark("a", "one")), mark("b", "one"));
    expect(kept.map(({ key }) => key)).toEqual(["a"]);
    expect(addMark(kept, mark("c", "two"))).toHaveLength(2);
  });

  it("stay until each is answered for, whatever the answer was", () => {
    const kept = [mark("a", "one"), mark("b", "two")];
    expect(afterAnswer(kept, [{ key: "b", outcome: "not-booked" }])).toEqual([mark("a", "one")]);
    expect(afterAnswer(kept, [])).toEqual(kept);
  });

  it("are read back from storage, and whatever else lies there is left out", () => {
    expect(readKept(JSON.stringify([mark("a", "one"), { other: 1 }, null]))).toEqual([mark("a", "one")]);
    expect(readKept("{")).toEqual([]);
    expect(readKept(null)).toEqual([]);
  });

  it("say in words how they stand", () => {
    expect(keptWords(3, false)).toContain("3 marks wait for a connection");
    expect(keptWords(1, false)).toContain("1 mark waits for a connection");
    expect(keptWords(0, true)).toBe("All marks are saved.");
    expect(refusedWords("Ann", "full")).toBe("Ann could not be added: all seats are taken.");
    expect(refusedWords("Ann", "kept")).toBeUndefined();
  });
});
