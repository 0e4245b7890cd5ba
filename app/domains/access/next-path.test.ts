import { describe, expect, it } from "vitest";
import { ownPath } from "~/domains/access/next-path";

describe("where to go on to after signing in", () => {
  it.each(["/", "/council/dudley/referrals?page=2", "/kept/0192f0c1-7a3b-7def-8abc-0123456789ab", "/a#b"])(
    "goes on to %s",
    (path) => expect(ownPath(path)).toBe(path),
  );

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/a/..//evil.example",
    "/%0d%0a/../..//evil.example",
    "javascript:alert(1)",
    "council/dudley",
    " /council",
    "/council\nSet-Cookie: a=b",
    "",
    `/${"x".repeat(3000)}`,
    null,
    undefined,
  ])("never goes to %j", (path) => expect(ownPath(path)).toBeUndefined());
});
