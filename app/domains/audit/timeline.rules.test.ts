import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { deliveryEventWords } from "~/domains/routing/delivery-timeline.rules";
import { eventWords, isNamed, type ToldEvent } from "./timeline.rules";

const event = (kind: string): ToldEvent & { at: Date } => ({
  kind,
  personId: null,
  reason: null,
  data: {},
  at: new Date(0),
});
const names = { people: new Map(), services: new Map() };

/** Kinds that commands put together from parts. */
const COMPOSED = {
  "service-": ["interested", "declined", "offered", "took-back"],
  "funding-": ["asked", "authorised", "returned", "refused", "cancelled"],
  "authorisation-": ["authorised", "returned", "refused"],
} as const;

function recordedKinds(): string[] {
  const root = join(import.meta.dirname, "..");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".server.ts") && /(commands|jobs)\//.test(file),
  );
  const kinds = new Set<string>();
  for (const file of [...files, "access/people-event.server.ts"]) {
    const text = readFileSync(join(root, file), "utf8");
    // `kind: "…"`, `kind: a ? "…" : "…"`, and tables like `const KIND = { decide: "…" }`.
    for (const [line] of text.matchAll(/kind: .*|const (KIND|EVENT) = \{.*/g))
      for (const [, kind] of line.matchAll(/"([a-z]+(?:-[a-z]+)+)"/g))
        if (kind && !/[:{,] ?"?[a-z-]+"?: ?$/.test(kind)) kinds.add(kind);
  }
  for (const [start, ends] of Object.entries(COMPOSED)) for (const end of ends) kinds.add(start + end);
  // Keys of tables and kinds of other things that only look alike.
  for (const other of ["return-to-draft", "search-on", "childrens-home"]) kinds.delete(other);
  return [...kinds].sort();
}

it("has words for every event that is recorded anywhere", () => {
  const kinds = recordedKinds();
  expect(kinds.length).toBeGreaterThan(40);
  const without = kinds.filter(
    (kind) =>
      eventWords(event(kind), "council") === null &&
      eventWords(event(kind), "provider") === null &&
      deliveryEventWords(event(kind), names) === null,
  );
  expect(without).toEqual([]);
});

it("tells no act of a provider that only follows from another one", () => {
  const after = (kind: string, from: string) => deliveryEventWords({ ...event(kind), from }, names);
  expect(after("service-took-back", "offered")).toBeNull();
  expect(after("delivery-picked-up", "answered")).toBeNull();
  expect(after("service-took-back", "declined")).toBe("A service took its answer back");
  expect(after("delivery-picked-up", "delivered")).toBe("Picked up");
});

it("tells a provider nothing of the council's own affairs", () => {
  for (const kind of [
    "authorisation-asked",
    "authorisation-returned",
    "offer-authorised",
    "referral-page-saved",
    "search-closed",
  ])
    expect(eventWords(event(kind), "provider")).toBeNull();
  expect(eventWords(event("funding-asked"), "council")).toBeNull();
  expect(isNamed({ kind: "funding-authorised" }, "provider")).toBe(false);
  expect(isNamed({ kind: "offer-preferred" }, "provider")).toBe(true);
});

it("says the reason in the words it was given", () => {
  expect(eventWords({ ...event("offer-not-selected"), reason: "The location" }, "provider")).toBe(
    "The offer was not selected: “The location”",
  );
});
