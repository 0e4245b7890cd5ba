import { expect, it } from "vitest";
import { digestOf, expressions, isLinear, known } from "./test/expressions.ts";

/**
 * Expressions whose time grows faster than a text, or that could not be told in time, by digest: each with why its text
 * cannot be long enough to matter. Whoever writes another mends it, or says here what bounds its text.
 */
const BOUNDED: Readonly<Record<string, string>> = {
  // app/domains/anonymisation/find-in-fields.rules.ts
  "1eb6874699ce28d8": "a field of at most some thousands of characters, and the words around one finding",
  // app/platform/env.server.ts
  bc23882e995b958b: "a setting",
  // app/platform/log.server.ts
  "2d0083e45f15d8c0": "cut to 2,000 characters",
  // app/platform/log.server.ts
  "4e24ed852f1f37b0": "cut to 2,000 characters",
  // app/domains/anonymisation/looked-after.rules.ts
  be1be419f257097d: "a line of the operator's file",
  // app/domains/anonymisation/organisations.layer.rules.ts
  cf07e6eb5c57c230: "a field of at most some thousands of characters, and the words around one finding",
  // app/domains/anonymisation/patterns.layer.rules.ts
  "52919b36b301bc8f": "a field of at most some thousands of characters, and the words around one finding",
  // app/domains/anonymisation/patterns.layer.rules.ts
  a8110d2683ede223: "a field of at most some thousands of characters, and the words around one finding",
  // app/domains/anonymisation/patterns.layer.rules.ts
  dc63999d68057ba7: "a field of at most some thousands of characters, and the words around one finding",
  // app/domains/anonymisation/patterns.layer.rules.ts
  a43658bd6f285242: "a field of at most some thousands of characters, and the words around one finding",
  // app/domains/anonymisation/patterns.layer.rules.ts
  eaac9d81db7efc18: "a field of at most some thousands of characters, and the words around one finding",
  // app/domains/anonymisation/patterns.layer.rules.ts
  "90b8c25704c78be7": "a field of at most some thousands of characters, and the words around one finding",
  // app/domains/anonymisation/patterns.layer.rules.ts
  "26bdbaebb9ac59ad": "a field of at most some thousands of characters, and the words around one finding",
  // app/domains/anonymisation/phrases.layer.rules.ts
  "31ebd3f63dce823f": "a field of at most some thousands of characters, and the words around one finding",
  // app/domains/anonymisation/quasi.layer.rules.ts
  "12fbcfa06b24330f": "a field of at most some thousands of characters, and the words around one finding",
  // app/domains/anonymisation/quasi.layer.rules.ts
  eff4e69904239941: "a field of at most some thousands of characters, and the words around one finding",
  // app/domains/anonymisation/strange-words.layers.rules.ts
  b587de1e967eb276: "a field of at most some thousands of characters, and the words around one finding",
  // app/domains/forums/booking-mail.server.ts
  "7c18f8f874311dfa": "a setting",
  // app/domains/providers/kinds.rules.ts
  cbd7c23adaecf015: "a name in the register, of the operator's file",
  // app/domains/providers/owner.rules.ts
  "1a4c52e91bc7db81": "a name in the register, of the operator's file",
  // app/domains/providers/register.columns.ts
  c7a385fd44f1f640: "a heading of the operator's file",
  // app/domains/providers/register.columns.ts
  "59fc55768b80b0d3": "a heading of the operator's file",
  // app/domains/providers/register.columns.ts
  d1a36aefcd446056: "a heading of the operator's file",
  // app/domains/providers/register.columns.ts
  c3ee17fd21e30965: "a heading of the operator's file",
  // app/domains/providers/register.columns.ts
  b4e6d2c962a75108: "a heading of the operator's file",
  // app/domains/providers/register.columns.ts
  "9f96ca22f22028de": "a heading of the operator's file",
  // app/domains/providers/register.rules.ts
  "3b4ef6eab554883d": "a name in the operator's file",
  // app/domains/providers/service-words.rules.ts
  "80ada03c5176811a": "a name in the register, of the operator's file",
  // app/platform/forms/money.ts
  fb1565e170be3bb9: "the digits of a safe integer",
  // app/domains/offers/ui/compare-table.tsx
  "09919b5c940fdc0c": "a description of some hundreds of characters",
  // scripts/diff.ts
  a76136f4cd6a8460: "the operator's own",
  // scripts/first-admin.ts
  "1e068c054a878d57": "the operator's own",
  // scripts/start/build.mjs
  "495e0c9831a5a945": "the operator's own",
};

/** Where an expression is made while running, and of what. */
const MADE: Readonly<Record<string, string>> = {
  "app/domains/providers/publication-dates.ts": "of months, our own",
  "app/domains/anonymisation/age-told.rules.ts": "of patterns of ours",
  "app/domains/anonymisation/written-dates.rules.ts": "of months, our own",
  "app/domains/anonymisation/vault-match.rules.ts": "of digits alone, each one character",
  "app/domains/anonymisation/patterns.layer.rules.ts": "of patterns of ours",
  "app/domains/anonymisation/circumstances.layer.rules.ts": "of words of ours",
  "app/domains/access/step-up.rules.ts": "of patterns of ours",
  "app/domains/referrals/told-anyway.rules.ts": "of a place's name, escaped",
};

it("every regular expression takes a time that grows with its text, or has a text that is short", () => {
  const { literals } = expressions();
  expect(literals.length).toBeGreaterThan(300);
  const linear = known();
  const unknown = literals.filter((one) => !linear.has(digestOf(one)) && !(digestOf(one) in BOUNDED));
  // Few: those that were written since the list was made.
  const slow = unknown.filter((one) => !isLinear(one));
  expect(slow.map((one) => `${digestOf(one)} ${one.files.join(", ")} ${one.text}`)).toEqual([]);
});

it("no expression is made of what somebody typed", () => {
  expect([...new Set(expressions().made)].filter((path) => !(path in MADE))).toEqual([]);
});

it("would notice one that is not", () => {
  expect(isLinear({ source: "^(a+)+$", flags: "" })).toBe(false);
  expect(isLinear({ source: "\\s+$", flags: "" })).toBe(false);
});
