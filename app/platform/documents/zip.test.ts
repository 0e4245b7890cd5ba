import { promisify } from "node:util";
import { expect, it } from "vitest";
import yauzl from "yauzl";
import { zipOf } from "./zip.server";

const at = new Date("2026-12-04T17:05:06Z");
const open = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

/** What another program reads of it: names, days and bytes. */
async function read(zip: Buffer): Promise<[string, string, string][]> {
  const file = await open(zip, { lazyEntries: true });
  const found: [string, string, string][] = [];
  return new Promise((done, fail) => {
    file.on("entry", (entry: yauzl.Entry) =>
      file.openReadStream(entry, async (error, stream) => {
        if (error) return fail(error);
        const pieces: Buffer[] = [];
        for await (const piece of stream) pieces.push(piece as Buffer);
        found.push([
          entry.fileName,
          entry.getLastModDate().toISOString(),
          Buffer.concat(pieces).toString("utf8"),
        ]);
        file.readEntry();
      }),
    );
    file.on("end", () => done(found));
    file.on("error", fail);
    file.readEntry();
  });
}

it("another program reads the files byte for byte, with names of any letters, none included", async () => {
  const files = [
    { name: "case-record.html", bytes: Buffer.from("<p>Zażółć</p>") },
    { name: "agreement/żółw.pdf", bytes: Buffer.alloc(0) },
  ];
  const zip = zipOf(files, at);
  expect((await read(zip)).map(([name, , text]) => [name, text])).toEqual(
    files.map(({ name, bytes }) => [name, bytes.toString("utf8")]),
  );
  expect(zipOf(files, at).equals(zip)).toBe(true);
  expect(await read(zipOf([], at))).toEqual([]);
});
