import type { ServerBuild } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { leafOf, patternToShow } from "./route-patterns.ts";

const routes = Object.fromEntries(
  (
    [
      ["root", undefined, ""],
      ["any", "root", "*"],
      ["index", "root", undefined],
      ["auth", "root", undefined],
      ["invitation", "auth", "invitation/:token"],
      ["council", "root", "council/:slug"],
      ["list", "council", "referrals"],
      ["one", "council", "referrals/:reference"],
      ["new", "council", "referrals/new"],
      ["mark", "council", "forums/:date/marks"],
      ["file", "root", "forums/calendar/:file"],
    ] as const
  ).map(([id, parentId, path]) => [id, { id, parentId, path, module: {} }]),
) as unknown as ServerBuild["routes"];

describe("the pattern of an address", () => {
  it.each([
    ["/", "/"],
    ["/invitation/Zk3vQ0a7Yw1mN5bR8xT2cL4d", "/invitation/:token"],
    ["/Invitation/abc/", "/invitation/:token"],
    ["/council/wolverhampton", "/council/:slug"],
    ["/council/wolverhampton/referrals/HW-7K3M9Q", "/council/:slug/referrals/:reference"],
    ["/council/wolverhampton/referrals/new", "/council/:slug/referrals/new"],
    ["/council/new/referrals.data", "/council/:slug/referrals"],
    ["/forums/calendar/secret.ics", "/forums/calendar/:file"],
    ["/%63ouncil/wolverhampton/referral%73/HW%2f7", "/council/:slug/referrals/:reference"],
    ["/council/new/forums/new/other", "(none)"],
    ["/dana@home.example/secret", "(none)"],
    ["/a".repeat(5_000), "(none)"],
  ])("%s", (path, pattern) => expect(patternToShow(leafOf(routes, path))).toBe(pattern));
});
