import { describe, expect, it } from "vitest";
import { nameEntry } from "./mailed-words";

const name = nameEntry({ empty: "Enter a name", most: 100 });
const wordsFor = (typed: string) => name.safeParse(typed).error?.issues[0]?.message;

describe("a name that goes into mails", () => {
  it.each([
    "Dana O’Neill",
    "Zoë St. John-Smith",
    "J.R. Ewing",
    "Linden House (Dudley) Ltd.",
    "Dr. Ann Co",
    "St.Mary's",
    "Care 4 You Ltd",
    "Nguyễn Thị Minh Khai",
    "Rates, fees & quality: no. 2",
  ])("%s is one", (typed) => {
    expect(name.parse(` ${typed} `)).toBe(typed);
  });

  it.each([
    ["https://evil.example/x", "without web"],
    ["Prize at evil.com now", "without web"],
    ["evil.co.uk", "without web"],
    ["WWW.EVIL", "without web"],
    ["Ring me@evil.example", "without web"],
    ["Dana\nYou have won", "on one line"],
    ["Dana\u2028You have won", "on one line"],
    ["Dana\u202eevil", "on one line"],
    ["", "Enter a name"],
    ["   ", "Enter a name"],
    ["x".repeat(101), "at most 100"],
  ])("%j is none", (typed, words) => {
    expect(wordsFor(typed)).toContain(words);
  });
});
