import { Link, type LinkProps } from "@remix-run/react";
import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { Anchor, type AnchorProps } from "~/ui/anchor";
import { rendered } from "~/ui/testing/rendered";

const asRemix = (props: LinkProps) =>
  rendered(<Link {...props} reloadDocument prefetch="none" discover="none" />);
const asOurs = (props: AnchorProps) => rendered(createElement(Anchor, props));

describe("a link of ours", () => {
  it.each([
    ...[
      "/",
      "/a",
      "/a/",
      "/a/b-c/HW-7K3M9Q",
      "/a?x=1",
      "/a/?x=1&y=a%20b",
      "/a?x=1#y",
      "/a#y",
      "/?x=1",
      "/#y",
    ],
    ...["/a?", "/a#", "/a?#y", "/a?x=?", "/a??", "/a#b#c", "/a b", "/é", "/a%2Fb", '/"><script>', "/a'&<b>"],
    ...[
      "/a//b",
      "//evil.example/a",
      "/\\evil.example",
      "/a/../b",
      "/a/./b",
      "/..",
      "/.well-known/x",
      "/a..b",
    ],
    ...["", ".", "..", "../x", "x", "?page=2", "?", "#main", "./?x=1", "x?y=1#z", "/a\n/b"],
    ...["https://elsewhere.example/a", "mailto:a@b.example", "javascript:alert(1)", "tel:+44"],
  ])("to %j is as Remix writes it", (to) => {
    expect(asOurs({ to, children: "On" })).toBe(asRemix({ to, children: "On" }));
    expect(asOurs({ to, children: "On" })).toMatch(/^<a [^>]*href=/);
  });

  it("carries what else was said of it", () => {
    const props = {
      className: "link",
      target: "_blank",
      rel: "noreferrer",
      "aria-current": "page",
      id: "x",
    } as const;
    for (const to of ["/a", "../a"]) expect(asOurs({ to, ...props })).toBe(asRemix({ to, ...props }));
  });

  it("to a path in parts, or with what only a browser needs, is as Remix writes it", () => {
    for (const props of [
      { to: { pathname: "/a", search: "?x=1" } },
      { to: { search: "?x=1" } },
      { to: "/a", relative: "path", replace: true, state: { a: 1 }, preventScrollReset: true },
    ] as const)
      expect(asOurs({ ...props })).toBe(asRemix({ ...props }));
  });
});
