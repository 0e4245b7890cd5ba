import { describe, expect, it } from "vitest";
import { OPENER_LIMITS, openUntrusted, setPages } from "./opener.server";
import { BREAKING_PDFS, EXPONENTIAL } from "./testing/breaking-pdfs";
import { buildPdf } from "./testing/build-pdf";

const breaking = (name: string) => BREAKING_PDFS.find((one) => one.name === name)?.file() ?? Buffer.alloc(0);

describe("the process that opens a file", () => {
  it("brings back words and a picture, and sets a new PDF of them", async () => {
    const opened = await openUntrusted(buildPdf());
    if (!opened.ok || !opened.value.ok) throw new Error("not opened");
    const [page] = opened.value.pages;
    expect(page?.text).toBe("She reads well and likes maths.");
    if (!page?.picture) throw new Error("no picture");
    const made = await setPages("A document", [{ kind: "picture", ...page.picture }]);
    expect(made.ok && made.value.subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("is ended when it takes too long, too much memory, or says too much", async () => {
    const file = buildPdf();
    expect(await openUntrusted(file, { ...OPENER_LIMITS, milliseconds: 20 })).toMatchObject({
      error: { type: "time" },
    });
    expect(await openUntrusted(file, { ...OPENER_LIMITS, megabytes: 20 })).toMatchObject({
      error: { type: "memory" },
    });
    expect(await openUntrusted(file, { ...OPENER_LIMITS, bytes: 100 })).toMatchObject({
      error: { type: "output" },
    });
  });

  it("comes back from 576 bytes that an expression would have read for ever, and from arrays without end", async () => {
    for (const file of [EXPONENTIAL, breaking("arrays in arrays"), breaking("10,000 pages")]) {
      const opened = await openUntrusted(file);
      expect(opened.ok || ["crashed", "memory", "time"].includes(opened.error.type)).toBe(true);
    }
  });
});
