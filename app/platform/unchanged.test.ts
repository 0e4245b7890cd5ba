import { expect, it } from "vitest";
import { isUnchanged, publicFile, weakTag } from "./unchanged.server";

const asking = (tag: string | null, method = "GET") =>
  new Request("http://localhost/x", { method, headers: tag === null ? {} : { "If-None-Match": tag } });

it.each([
  ['W/"a"', 'W/"a"', true],
  ['"a"', 'W/"a"', true],
  ['"b", W/"a"', 'W/"a"', true],
  ["*", 'W/"a"', true],
  ['"b"', 'W/"a"', false],
  [null, 'W/"a"', false],
  ['"a"', null, false],
])("compares %s with %s weakly", (known, tag, same) => {
  expect(isUnchanged(asking(known), tag)).toBe(same);
});

it("never answers a form as unchanged", () => {
  expect(isUnchanged(asking("*", "POST"), 'W/"a"')).toBe(false);
});

it("gives a file once, and then says that it is the same", async () => {
  const file = { mediaType: "text/plain", tag: weakTag("a") };
  const first = publicFile(asking(null), "body", file);
  expect([first.status, await first.text(), first.headers.get("ETag")]).toEqual([200, "body", 'W/"a"']);
  const again = publicFile(asking(first.headers.get("ETag")), "body", file);
  expect([again.status, await again.text(), again.headers.get("Cache-Control")]).toEqual([
    304,
    "",
    "public, max-age=300",
  ]);
});
