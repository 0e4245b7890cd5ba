import { describe, expect, it } from "vitest";
import { countsAsReading, requireOwnVisit, visitOf } from "./own-visit.server";

const ask = (headers: Record<string, string>, method = "GET") =>
  new Request("https://homeward.example/provider/a/referrals/HW-1/identity?x=1", { method, headers });
const thrown = (request: Request, typed?: "counts") => {
  try {
    requireOwnVisit(request, typed && { typed });
  } catch (error) {
    return error as { data: unknown; init: { status: number } };
  }
  return undefined;
};

describe("how a page was asked for", () => {
  it.each([
    [{}, "person"],
    [{ "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate" }, "person"],
    [{ "Sec-Fetch-Site": "none", "Sec-Fetch-User": "?1" }, "typed"],
    [{ "Sec-Fetch-Site": "none" }, "foreign"],
    [{ "Sec-Fetch-Site": "cross-site" }, "foreign"],
    [{ "Sec-Fetch-Site": "cross-site", "Sec-Fetch-User": "?1" }, "foreign"],
    [{ "Sec-Fetch-Site": "same-site", "Sec-Fetch-User": "?1" }, "foreign"],
    [{ "Sec-Fetch-Site": "same-origin", "Sec-Purpose": "prefetch" }, "ahead"],
    [{ "Sec-Fetch-Site": "same-origin", "Sec-Purpose": "prefetch;prerender" }, "ahead"],
    [{ "Sec-Fetch-Site": "same-origin", Purpose: "prefetch" }, "ahead"],
    [{ "X-Purpose": "preview" }, "ahead"],
    [{ "X-Moz": "prefetch" }, "ahead"],
  ] as const)("%j is %s", (headers, visit) => {
    expect(visitOf(ask(headers))).toBe(visit);
  });

  it("is nobody's look for anything but a GET", () => {
    for (const method of ["HEAD", "POST", "PUT", "OPTIONS"]) expect(visitOf(ask({}, method))).toBe("ahead");
  });
});

it("asks first where another site or a typed address leads to an identity, with a link to the same address", () => {
  for (const site of ["cross-site", "same-site", "none"])
    expect(thrown(ask({ "Sec-Fetch-Site": site, "Sec-Fetch-User": "?1" }))).toMatchObject({
      data: { show: "/provider/a/referrals/HW-1/identity?x=1" },
      init: { status: 200 },
    });
  expect(thrown(ask({ "Sec-Purpose": "prefetch" }))).toMatchObject({ init: { status: 503 } });
  expect(thrown(ask({ "Sec-Fetch-Site": "same-origin" }))).toBeUndefined();
});

it("counts a typed address where no identity is shown, and never another site", () => {
  expect(thrown(ask({ "Sec-Fetch-Site": "none", "Sec-Fetch-User": "?1" }), "counts")).toBeUndefined();
  expect(thrown(ask({ "Sec-Fetch-Site": "cross-site", "Sec-Fetch-User": "?1" }), "counts")).toBeDefined();
  expect(countsAsReading(ask({ "Sec-Fetch-Site": "cross-site", "Sec-Fetch-User": "?1" }))).toBe(false);
  expect(countsAsReading(ask({ "Sec-Fetch-Site": "none" }))).toBe(false);
  expect(countsAsReading(ask({ "Sec-Fetch-Site": "none", "Sec-Fetch-User": "?1" }))).toBe(true);
});
