import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { hidden, optionalText, password, text, wholeNumber } from "./fields.schema";
import { nameEntry } from "./mailed-words";

/** What a form's schema reads with a piece of zod that cleans nothing. */
const RAW = /\bz\s*\.\s*(?:(?:string|email|coerce|number)\b\s*[.(]|uuid\(\s*\))/g;

/** Each with its reason, and how often. Whoever adds one says why no field of the kit will do. */
const WITHOUT_THE_KIT: Record<string, [times: number, why: string]> = {
  "app/domains/offers/offer-draft.schema.ts": [1, "which button was pressed, with the number of its row"],
  "app/domains/agreements/agreement/agreement-draft.schema.ts": [
    1,
    "which button was pressed, with the number of its row",
  ],
  "app/domains/payments/payment-document.schema.ts": [
    1,
    "a draft keeps how many lines it had no room for: the portal counted them, nobody typed it",
  ],
  "app/domains/access/passkey.schema.ts": [
    1,
    "the browser writes this list, and only known words of it are kept",
  ],
  "app/domains/agreements/placement/placement-list.schema.ts": [
    1,
    "read from an address: what it does not understand is left out",
  ],
  "app/domains/referrals/list-filter.schema.ts": [
    4,
    "read from an address: what it does not understand is left out",
  ],
  "app/domains/providers/register.schema.ts": [
    5,
    "read from an address: what it does not understand is left out",
  ],
};
/** They are the kit. */
const KIT = "app/platform/forms/";
/** A schema whose input no form sends: a job's payload, settings, files and the keys' process. */
const NO_FORM = /\.(jobs|rules)\.ts$|\.server\.ts$|^app\/platform\/(keys|files|csv|database|jobs)\//;

const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");

describe("the kit of fields", () => {
  it("is what every form reads a text, an address or a number with, or it is said why not", () => {
    const found = readdirSync("app", { recursive: true, encoding: "utf8" })
      .map((name) => join("app", name))
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .filter((path) => !path.startsWith(KIT) && !NO_FORM.test(path))
      .flatMap((path) => {
        const times = [...withoutComments(readFileSync(path, "utf8")).matchAll(RAW)].length;
        return times > 0 ? [[path, times] as const] : [];
      });
    const said = Object.entries(WITHOUT_THE_KIT).map(([path, [times]]) => [path, times] as const);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(said));
  });

  it("cleans a text in one way", () => {
    const note = text({ label: "The note", max: 12 });
    expect(note.parse("  a\r\nb\rc  ")).toBe("a\nb\nc");
    expect(note.parse("Zoe\u0308\u0000\u202e")).toBe("Zo\u00eb");
    expect(note.parse(undefined)).toBe("");
    expect(note.parse("👍".repeat(12))).toBe("👍".repeat(12));
    expect(note.safeParse("x".repeat(13)).error?.issues[0]?.message).toBe(
      "The note has 13 characters. The most is 12.",
    );
    expect(optionalText({ max: 1_000 }).safeParse("x".repeat(1_001)).error?.issues[0]?.message).toBe(
      "Enter at most 1,000 characters",
    );
    expect(z.object({ note: optionalText({ max: 5 }) }).parse({ note: "  " })).toEqual({ note: undefined });
    // Anybody can send a list or a group under the name of a text.
    expect(note.safeParse(["a", "b"]).success).toBe(false);
    expect(nameEntry({ empty: "Enter a name", most: 9 }).safeParse({}).error?.issues[0]?.message).toBe(
      "Enter a name",
    );
  });

  it("takes a whole number as one, and nothing that only looks like it", () => {
    const seats = wholeNumber({ min: 1, max: 20, wrong: "Enter 1 to 20" });
    expect(seats.parse(" 12 ")).toBe(12);
    expect(seats.parse("１２")).toBe(12);
    for (const typed of ["", "0", "21", "1e1", "0x5", "1.5", "-1", "many"])
      expect(seats.safeParse(typed).error?.issues[0]?.message).toBe("Enter 1 to 20");
  });

  it("leaves a password and what the page itself put in as they were sent", () => {
    expect(password("Enter it").parse("  pass\u0301 word ")).toBe("  pass\u0301 word ");
    expect(hidden(5).parse(" a ")).toBe(" a ");
    expect(hidden(5).safeParse("123456").success).toBe(false);
  });
});
