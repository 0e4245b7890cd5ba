import { describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  email,
  optionalEmail,
  optionalOutcode,
  optionalPostcode,
  optionalTelephone,
  telephone,
} from "./contact.schema";

const read = (schema: z.ZodType, typed: string | undefined) => {
  const found = schema.safeParse(typed);
  return found.success ? found.data : found.error.issues[0]?.message;
};

describe("an email address", () => {
  it.each([
    [" Zoe@Example.GOV.UK ", "zoe@example.gov.uk"],
    ["ｚoe@example.org", "zoe@example.org"],
    ["zoe\u202e@example.org", "zoe@example.org"],
    ["zoe", "Enter an email address in the correct form, like name@example.gov.uk"],
    ["", "Enter an email address"],
    [undefined, "Enter an email address"],
    [`${"a".repeat(250)}@b.uk`, "This email address is too long"],
  ])("typed as %j is %s", (typed, is) => {
    expect(read(email(), typed)).toBe(is);
  });

  it("may be left out where none is asked for", () => {
    expect(read(optionalEmail(), " ")).toBe("");
  });
});

describe("a telephone number", () => {
  const ring = telephone({ label: "The number", missing: "Enter a number" });
  it.each([
    [ring, " 01902 555 014 ", "01902 555 014"],
    [ring, "＋44 1902 555014", "+44 1902 555014"],
    [ring, "(01902) 555014", "(01902) 555014"],
    [ring, "943 476 5919", "Enter a telephone number that begins with 0 or +, like 01902 555 014"],
    [ring, "0190", "Enter a telephone number that begins with 0 or +, like 01902 555 014"],
    [ring, "", "Enter a number"],
    [optionalTelephone(), "551155 ext 12", "551155 ext 12"],
    [optionalTelephone(), "", undefined],
    [optionalTelephone(), undefined, undefined],
    [optionalTelephone(), "ring me", "Enter a telephone number, like 01902 551155"],
    [optionalTelephone(), "0".repeat(31), "Enter at most 30 characters"],
  ])("%# typed as %j is %s", (schema, typed, is) => {
    expect(read(schema, typed)).toBe(is);
  });
});

describe("a postcode", () => {
  it.each([
    [optionalPostcode(), "wv10 9ab", "WV10 9AB"],
    [optionalPostcode(), "WV109AB", "WV10 9AB"],
    [optionalPostcode(), "ＷV10-9AB", "WV10 9AB"],
    [optionalPostcode(), "", ""],
    [optionalPostcode(), "WV10", "Enter a full postcode, like WV10 9AB"],
    // Nothing but spaces, points and hyphens is left out of what was typed.
    [optionalPostcode(), "W/V10 9AB", "Enter a full postcode, like WV10 9AB"],
    [optionalOutcode(), " b1 1aa ", "B1"],
    [optionalOutcode(), "b11", "B11"],
    [optionalOutcode(), "", undefined],
    [optionalOutcode(), "Dudley", "Enter an outcode, like WV10, or a full postcode"],
  ])("%# typed as %j is %s", (schema, typed, is) => {
    expect(read(schema, typed)).toBe(is);
  });
});
