import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { describe, expect, it } from "vitest";
import { areaOf, areasOf } from "./areas.ts";

const paths: [id: string, parentId: string | undefined, path?: string, index?: true][] = [
  ["root", undefined, ""],
  ["index", "root", undefined, true],
  ["auth", "root"],
  ["sign-in", "auth", "sign-in"],
  ["council", "root", "council/:slug"],
  ["council-home", "council", undefined, true],
  ["council-list", "council", "referrals"],
  ["provider", "root", "provider/:slug"],
  ["provider-list", "provider", "referrals"],
  ["provider-one", "provider", "referrals/:reference"],
  ["mailbox", "root", "mailbox"],
  ["mail", "root", "mailbox/:id"],
  ["any", "root", "*"],
];
const routes = Object.fromEntries(
  paths.map(([id, parentId, path, index]) => [id, { id, parentId, path, index, module: {} }]),
);
const build = { routes, assets: { routes, version: "1" } } as unknown as ServerBuild;

type RouteObject = Parameters<typeof matchRoutes>[0][number];

function tree(of: ServerBuild["routes"], parentId?: string): RouteObject[] {
  return Object.values(of).flatMap((route) =>
    route?.parentId === parentId && route
      ? [
          route.index
            ? { id: route.id, index: true as const }
            : { id: route.id, path: route.path, children: tree(of, route.id) },
        ]
      : [],
  );
}
const matched = (of: ServerBuild, address: string) =>
  matchRoutes(tree(of.routes), address)?.map(({ route, params }) => [route.id, params]);

describe("the build cut into areas", () => {
  const areas = areasOf(build);

  it("makes one for each first word", () => {
    expect([...areas.keys()].sort()).toEqual(["council", "mailbox", "provider"]);
  });

  it.each([
    "/council/a",
    "/council/a/referrals",
    "/council/a/unknown/page",
    "/council",
    "/provider/b/referrals",
    "/provider/b/referrals/HW-1",
    "/PROVIDER/b/referrals",
    "/mailbox",
    "/mailbox/7",
    "/mailbox/7/8",
  ])("answers %s by the same routes as the whole", (address) => {
    const area = areas.get(areaOf(address).toLowerCase());
    expect(area).toBeDefined();
    expect(matched(area ?? build, address)).toEqual(matched(build, address));
  });

  it("leaves out what cannot match, also from what the page is made of", () => {
    const provider = areas.get("provider");
    expect(Object.keys(provider?.routes ?? {})).not.toContain("council-list");
    expect(Object.keys(provider?.assets.routes ?? {})).toEqual(Object.keys(provider?.routes ?? {}));
  });

  it("has no area for other addresses, which the whole build answers", () => {
    for (const address of ["/", "/sign-in", "/mailbox.data", "/%70rovider/b", "/assets"])
      expect(areas.get(areaOf(address).toLowerCase())).toBeUndefined();
  });
});
