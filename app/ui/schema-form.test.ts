import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { type FieldsOf, sentBy } from "./schema-form";

const schema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("keep"), reason: z.string(), day: z.object({ year: z.string() }) }),
  z.object({ intent: z.literal("end"), people: z.array(z.enum(["ann", "zoe"])), version: z.number() }),
]);

it("knows the fields of its schema by name, and no other", () => {
  expectTypeOf<keyof FieldsOf<typeof schema>>().toEqualTypeOf<
    "intent" | "reason" | "day" | "people" | "version"
  >();
});

it("sends what the schema takes", () => {
  const sent = sentBy<typeof schema>();
  expect(sent("intent", "keep")).toEqual({ name: "intent", value: "keep" });
  expect(sent("people", "zoe")).toEqual({ name: "people", value: "zoe" });
  expect(sent("version", 3)).toEqual({ name: "version", value: 3 });
  // @ts-expect-error no form of this schema has such a field
  sent("reasons", "x");
  // @ts-expect-error no press of this schema says so
  sent("intent", "drop");
  // @ts-expect-error a date is sent by three boxes
  sent("day", "2027-01-01");
});

/** Forms whose fields are not those of one schema, with the reason. */
const OF_NO_ONE_SCHEMA: Record<string, string> = {
  "app/domains/referrals/ui/referral-page-form.tsx":
    "draws the questions of whichever page it is given; `page-questions.test` compares them with the schemas",
  "app/domains/providers/ui/onboarding-page.tsx":
    "its schema and what `routing`, which stands above it, adds: typed by both",
};

/** Names that are written down and not taken from a schema, with the reason. */
const WRITTEN: Record<string, string> = {
  "app/ui/suggestions.tsx take": "read by `takeSuggestion` before any schema",
  "app/domains/referrals/ui/page-conflict.tsx seen": "carries whatever page it is given",
  "app/domains/referrals/ui/referral-page-form.tsx seen":
    "beside the page's own fields: the digest of what it was filled from",
  "app/domains/referrals/ui/referral-page-form.tsx then": "beside the page's own fields: where to go on to",
  "app/domains/providers/ui/onboarding-page.tsx searches": "of `routing`, which stands above it",
  "app/domains/providers/ui/onboarding-page.tsx clock": "of `routing`, which stands above it",
  "app/domains/forums/ui/small-form.tsx form": "comes back alone, to tell which form of the page was sent",
  "app/domains/forums/ui/small-form.tsx intent": "typed by the schemas of all pages that have such forms",
  ...Object.fromEntries(
    ["show", "whose", "service"].map((name) => [
      `app/domains/agreements/ui/placement-list.tsx ${name}`,
      "part of the address that a search leads to, read by no schema",
    ]),
  ),
  "app/domains/exports/ui/placement-export-page.tsx format":
    "read by an address that answers with a file, beside a period that comes back in the address",
  "app/domains/notifications/ui/stop-page.tsx move":
    "read by the one-press address, which mail programs press as well",
};
/** What `parseForm` reads with every form. */
const OF_ALL = ["key", "version", "expected"];
/** A control that sends what the page put in; the open `name` of a field component comes from its field. */
const NAMED = /<(?:HiddenField|Button|button)\b(?:[^<>]|=>)*?\bname="(\w+)"/g;

const sources = readdirSync("app", { recursive: true, encoding: "utf8" })
  .map((name) => join("app", name))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && path !== "app/ui/schema-form.ts")
  .map((path) => ({ path, source: readFileSync(path, "utf8") }));

it("is how every form gets its fields", () => {
  const others = sources.filter(({ source }) => /^import [^;]*\buseForm\b/m.test(source));
  expect(others.map(({ path }) => path).sort()).toEqual(Object.keys(OF_NO_ONE_SCHEMA).sort());
});

it("is how every button and hidden field gets its name", () => {
  const written = sources.flatMap(({ path, source }) =>
    [...source.matchAll(NAMED)]
      .map(([, name = ""]) => name)
      .filter((name) => !OF_ALL.includes(name))
      .map((name) => `${path} ${name}`),
  );
  expect([...new Set(written)].sort()).toEqual(Object.keys(WRITTEN).sort());
});
