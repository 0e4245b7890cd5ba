import { describe, expect, it } from "vitest";
import {
  isMadeOfOwnWords,
  lengthProblem,
  normalisedPassword,
  ownWords,
} from "~/domains/access/password.rules";
import { hashPassword, passwordProblem, verifyPassword } from "~/domains/access/passwords.server";

const dana = { email: "dana.broker@wolverhampton.example", name: "Dana Broker" };

describe("a new password", () => {
  it.each([
    ["tractor lemon orbit", undefined],
    ["purple heron staple ladder", undefined],
    ["correct horse battery staple", "guessed first"],
    ["The Quick Brown Fox 2026!", "guessed first"],
    ["şehir köpek ağaç 🦊 yol", undefined],
    ["fourteen chars", "Enter at least 15 characters"],
    ["🦊🦊🦊🦊🦊🦊🦊🦊", "Enter at least 15 characters"],
    ["tractor lemon orbit ".repeat(7), "Enter at most 128 characters"],
    ["passwordpassword", "guessed first"],
    ["P@ssw0rdP@ssw0rd", "guessed first"],
    ["qwertyuiopasdfghjkl", "guessed first"],
    ["123456789012345", "guessed first"],
    ["aaaaaaaaaaaaaaaaaaaa", "guessed first"],
    ["iloveyouiloveyou", "guessed first"],
    ["HomewardHomeward2026", "not made of your name"],
    ["DanaBroker-DanaBroker!", "not made of your name"],
    ["Broker.Wolverhampton.1", "not made of your name"],
  ])("%s", async (password, problem) => {
    const said = await passwordProblem(password, dana);
    if (problem === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(problem);
  });

  it.each([
    ["letters that repeat", "ab1".repeat(42)],
    ["dates and keyboard walks", "qwertyuiop1999-12-31".repeat(6)],
    ["a pile of marks", `a${"\u0301\u0323".repeat(100_000)}`],
    ["swapped letters", "p@55w0rd$!".repeat(12)],
  ])("is thought about beside the loop: %s", async (_what, password) => {
    let turns = 0;
    const beat = setInterval(() => {
      turns += 1;
    }, 5);
    const begun = performance.now();
    await passwordProblem(password, dana);
    clearInterval(beat);
    // A loop that was free turned all the time, as often as the machine let it; one that was not turned once at the end.
    if (performance.now() - begun > 200) expect(turns).toBeGreaterThan(2);
  });

  it("counts characters after normalisation", () => {
    expect(lengthProblem(normalisedPassword("ﬁ".repeat(8)))).toBeUndefined();
  });

  it("takes own words whole, however they are written", () => {
    expect(ownWords("j.o'neil@x.example", "Zoë Ö")).toContain("oneil");
    expect(isMadeOfOwnWords("ZOË99999999999", ["zoe"])).toBe(true);
    expect(isMadeOfOwnWords("zoe keeps brown hens", ["zoe"])).toBe(false);
  });
});

describe("a stored password", () => {
  it("fits however it was composed, and nothing fits who has none", async () => {
    const stored = await hashPassword("café tractor lemon");
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(stored, "cafe\u0301 tractor lemon")).toBe(true);
    expect(await verifyPassword(stored, "cafe tractor lemon")).toBe(false);
    expect(await verifyPassword(null, "café tractor lemon")).toBe(false);
    expect(await verifyPassword(undefined, "")).toBe(false);
  });
});
