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

it.each([
  ["Tue, 01 Dec 2026 10:00:00 GMT", null, true],
  ["Tue, 01 Dec 2026 10:00:01 GMT", null, true],
  ["Tue, 01 Dec 2026 09:59:59 GMT", null, false],
  ["yesterday", null, false],
  // The tag is known: the date says nothing.
  ["Tue, 01 Dec 2026 10:00:00 GMT", '"b"', false],
])("compares the date %s where no tag is known", (since, tag, same) => {
  const headers = { "If-Modified-Since": since, ...(tag ? { "If-None-Match": tag } : {}) };
  const request = new Request("http://localhost/x", { headers });
  expect(isUnchanged(request, 'W/"a"', "Tue, 01 Dec 2026 10:00:00 GMT")).toBe(same);
  expect(isUnchanged(request, 'W/"a"')).toBe(false);
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
