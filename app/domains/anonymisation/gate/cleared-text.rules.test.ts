import { describe, expect, expectTypeOf, it } from "vitest";
import { type ClearedText, ownWords } from "~/platform/cleared-text";
import type { Tx } from "~/platform/database/transaction.server";
import { clearEntries, clearNotices, clearTextsOf } from "./cleared-text.rules";
import { clearCompared } from "./compared-text.rules";
import { joinCleared } from "./join-cleared.rules";

const NHS = "Her NHS number is 943 476 5919";

describe("a provider's texts", () => {
  it("are cleared by field, and empty ones stay what they are", () => {
    expect(clearEntries({ note: "We can meet all of it", more: null })).toEqual({
      ok: true,
      value: { note: "We can meet all of it", more: null },
    });
  });

  it("are refused at the first field that holds a number that leads to somebody", () => {
    expect(clearEntries({ title: "Nights", words: NHS })).toMatchObject({
      ok: false,
      error: { kind: "invalid", field: "words", message: expect.stringContaining("An NHS number") },
    });
    expect(clearEntries({ note: "Ring 07700 900123" })).toMatchObject({ error: { field: "note" } });
    expect(clearEntries({ note: "Ring 07700 900123" }, ["PHONE"]).ok).toBe(true);
  });
});

describe("a council's notices", () => {
  it("may hold its telephone and the postcode of a hall, and no number of one person", () => {
    expect(clearNotices({ place: "Civic Centre, WV1 1RG. Ring 01902 551155" }).ok).toBe(true);
    expect(clearNotices({ reason: NHS })).toMatchObject({
      error: { field: "reason", message: expect.stringContaining("Other organisations read this") },
    });
  });
});

it("a text is cleared by who writes it: what a council may ring, a provider may not", () => {
  const note = "Ring 01902 551155";
  expect(clearTextsOf({ kind: "council" }, { note }).ok).toBe(true);
  expect(clearTextsOf({ kind: "region" }, { note }).ok).toBe(true);
  expect(clearTextsOf({ kind: "provider" }, { note })).toMatchObject({ error: { field: "note" } });
});

describe("compared texts", () => {
  const known = { kind: "PERSON", start: 0, end: 5, tier: "review", instead: "[child]" } as const;
  const answer = { reason: { known: [known as never] } };

  it("are cleared where nothing was found, and refused at the field where something was", () => {
    const reason = "Amara said no";
    expect(clearCompared({ reason }, {}, { knows: true, sure: false })).toEqual({
      ok: true,
      value: { reason },
    });
    expect(clearCompared({ reason }, answer, { knows: true, sure: false })).toMatchObject({
      error: { field: "reason" },
    });
    expect(clearCompared({ reason }, answer, { knows: true, sure: true }).ok).toBe(true);
  });
});

it("our own words and cleared texts may be put together", () => {
  const note = clearEntries({ note: "We are full" });
  expect(note.ok && joinCleared([ownWords("The location."), note.value.note, null])).toBe(
    "The location. We are full",
  );
});

describe("the compiler", () => {
  it("takes a constant for our own words, and nothing that may hold what somebody typed", () => {
    const typed: string = "typed";
    expectTypeOf(ownWords("Full")).toEqualTypeOf<ClearedText>();
    // @ts-expect-error it may be anything
    ownWords(typed);
    // @ts-expect-error it holds something that may be anything
    ownWords(`Full: ${typed}`);
    // @ts-expect-error one of two may be anything
    ownWords(typed === "" ? "Full" : `Full: ${typed}`);
    // @ts-expect-error a text is not cleared because somebody says so
    const forged: ClearedText = typed;
    expect(forged).toBe(typed);
  });

  it("takes no other text into a column that other organisations read", () => {
    const reason: string = "typed";
    const writes = (tx: Tx) => [
      // @ts-expect-error a reason that providers read
      tx.delivery.updateMany({ data: { searchReason: reason } }),
      tx.forumDecision.createMany({
        // @ts-expect-error in a row of several, too
        data: [{ id: "", dateId: "", ownerOrganisationId: "", position: 0, words: reason }],
      }),
      // @ts-expect-error there is no other way into such a table
      tx.offer.update({ where: { id: "" }, data: { stateReason: reason } }),
      tx.offer.updateMany({ data: { stateReason: ownWords("The search has ended"), version: 2 } }),
    ];
    expect(writes).toBeTypeOf("function");
  });
});
