import { expect, it } from "vitest";
import { digestOf, expressions, isLinear, known } from "./test/expressions.ts";
import { MAKING, madeExpressions } from "./test/made-expressions.ts";

/**
 * Expressions whose time grows faster than a text, or that could not be told in time, by digest: each with what bounds it,
 * read and timed one by one. Whoever writes another mends it, or says here what bounds its text.
 */
const BOUNDED: Readonly<Record<string, string>> = {
  // app/platform/env.server.ts, scripts/server/security-txt.ts
  bc23882e995b958b: "APP_URL, which the operator sets",
  // app/domains/anonymisation/layers/organisations.layer.rules.ts
  cf07e6eb5c57c230: "the thirty characters before a name",
  // app/domains/anonymisation/layers/phrases.layer.rules.ts
  "31ebd3f63dce823f": "the forty characters before an address",
  // app/domains/anonymisation/layers/patterns.layer.rules.ts
  a1871a4ece29cf3c: "begins once a word: it reads that word, and at most 45 characters before it",
  "708493bee757715a": "begins once a word: it reads nine characters from there, and at most 30 before it",
  "20edf051305b996b": "begins once a word: it reads 25 characters from there, and at most 40 before it",
  a5f16492fda135c1: "reads at most 44 characters from where it begins, and at most 40 before it",
  e04f47b95b20f4ef:
    "begins at most 64 times in a row, and reads one run of blanks and at most 700 signs from there",
  "5cc92683623f596e":
    "begins at most 64 times in a row, and reads three runs of blanks and at most 700 signs from there",
  dab5b52ac63b4b7f: "gives up within five words of where it begins, or takes the whole row",
  // app/domains/anonymisation/layers/quasi.layer.rules.ts
  "12fbcfa06b24330f": "begins at a word of its list, and reads one run of blanks and one word behind it",
  eff4e69904239941: "begins once a word, and reads three words from there",
  // app/domains/forums/booking-mail.server.ts
  "7c18f8f874311dfa": "MAIL_FROM, which the operator sets",
  // app/domains/providers/kinds.rules.ts
  cbd7c23adaecf015: "a cell of the register's file, which the operator imports",
  // app/domains/providers/register.columns.ts
  c7a385fd44f1f640: "a heading of the operator's file",
  "59fc55768b80b0d3": "a heading of the operator's file",
  d1a36aefcd446056: "a heading of the operator's file",
  c3ee17fd21e30965: "a heading of the operator's file",
  b4e6d2c962a75108: "a heading of the operator's file",
  "9f96ca22f22028de": "a heading of the operator's file",
  // app/domains/providers/register.rules.ts
  "3b4ef6eab554883d": "a cell of the register's file, which the operator imports",
  // app/platform/forms/money.ts
  fb1565e170be3bb9: "the sixteen digits of a safe integer",
  // app/domains/offers/ui/compare-table.tsx
  "09919b5c940fdc0c": "the first 160 characters of a text",
  // scripts/diff.ts
  a76136f4cd6a8460: "the name of a migration, which a developer types",
  // scripts/first-admin.ts
  "1e068c054a878d57": "an address that the operator types",
  // scripts/start/build.mjs
  "495e0c9831a5a945": "what our own build prints",
  // scripts/database: what stands in our own migrations and SQL files
  "7c7dafac136d7ade": "one statement of our own migrations",
  efc0927d65e19810: "one comment of our own migrations",
  "13b860a5760b36c8": "one statement of our own migrations",
  d636a75b8678f229: "one statement of our own migrations",
  "9eca3c819ccb5478": "one statement of our own migrations",
  "1f8973e213cd8e67": "one statement of our own migrations",
  db319465b70b49e9: "one statement of our own SQL files",
};

it("every regular expression takes a time that grows with its text, or has a text that is short", async () => {
  const { literals } = expressions();
  expect(literals.length).toBeGreaterThan(300);
  const made = await madeExpressions();
  // Every file that makes some has made one.
  expect(new Set(made.flatMap(({ files }) => files))).toEqual(new Set(MAKING));
  const linear = known();
  const all = [...literals, ...made];
  const unknown = all.filter((one) => !linear.has(digestOf(one)) && !(digestOf(one) in BOUNDED));
  // How long judging one takes depends on the machine; so it is done once, by whoever writes it, and kept in the list:
  // `npx tsx scripts/test/know-expressions.ts`. What that does not take is not linear: write it another way, or say
  // above why its text is short.
  expect(unknown.map((one) => `${digestOf(one)} ${one.files.join(", ")} ${one.text}`)).toEqual([]);
  // A reason whose expression is gone excuses nothing.
  const digests = new Set(all.map(digestOf));
  expect(Object.keys(BOUNDED).filter((digest) => !digests.has(digest))).toEqual([]);
});

it("expressions are made of our own words alone, in the files that are looked at", () => {
  expect([...new Set(expressions().made)].sort()).toEqual([...MAKING].sort());
});

it("would notice one that is not", () => {
  expect(isLinear({ source: "^(a+)+$", flags: "" })).toBe(false);
  expect(isLinear({ source: "\\s+$", flags: "" })).toBe(false);
});
