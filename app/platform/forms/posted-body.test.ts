import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postedBody } from "~/platform/forms/posted-body.server";
import { readForm } from "~/platform/forms/submission.server";
import { readUpload } from "~/platform/forms/upload.server";
import { secretForTests } from "~/platform/testing/secret";

const BOUNDARY = "----WebKitFormBoundaryAbC123";
type Part = { name: string; value: string | Buffer; fileName?: string };

function multipart(parts: Part[], end = `--${BOUNDARY}--\r\n`): Buffer {
  const pieces = parts.flatMap(({ name, value, fileName }) => [
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`,
    fileName === undefined ? "" : `; filename="${fileName}"\r\nContent-Type: application/octet-stream`,
    "\r\n\r\n",
    value,
    "\r\n",
  ]);
  return Buffer.concat([...pieces, end].map((piece) => Buffer.from(piece)));
}

/** A body that arrives in pieces of this many bytes. */
function post(
  body: Buffer,
  type = `multipart/form-data; boundary=${BOUNDARY}`,
  piece = body.length,
): Request {
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= body.length) return controller.close();
      controller.enqueue(body.subarray(at, at + piece));
      at += piece;
    },
  });
  const init = { method: "POST", body: stream, headers: { "content-type": type }, duplex: "half" };
  return new Request("http://portal.test/x", init as RequestInit);
}

const urlencoded = (body: string) => post(Buffer.from(body), "application/x-www-form-urlencoded");

secretForTests();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "homeward-arriving-"));
});
afterAll(() => rm(folder, { recursive: true }));
const wanted = () => ({ field: "file", folder, most: 1_000 });

/** What each kind of body is refused for, written both ways. */
const HOSTILE: [what: string, names: string[]][] = [
  ["a list that would be a hundred million long", ["lines[99999999].amount"]],
  ["lists of lists, each as long as it may be", Array.from({ length: 50 }, (_, n) => `a[${n}][999]`)],
  ["groups deeper than any form", ["a.b.c.d.e.f.g"]],
  ["the shape of every object", ["__proto__.admin"]],
  ["the maker of every object", ["constructor.name"]],
  ["the same as a command of the library", ["__intent__"]],
  ["a name that is no path", ["a..b"]],
  ["no name", [""]],
  ["an answer that is a group as well", ["name", "name.first"]],
  ["a list that is a group as well", ["name[0]", "name.first"]],
  ["a name of a kilobyte", ["a".repeat(1_000)]],
  ["more fields than any form has", Array.from({ length: 1_001 }, (_, n) => `f${n}`)],
  ["ten thousand fields", Array.from({ length: 10_000 }, (_, n) => `f${n}`)],
];

describe.each([
  [
    "urlencoded",
    (names: string[]) => urlencoded(new URLSearchParams(names.map((name) => [name, "1"])).toString()),
  ],
  ["multipart", (names: string[]) => post(multipart(names.map((name) => ({ name, value: "1" }))))],
])("a form that is %s", (_kind, made) => {
  it.each(HOSTILE)("is refused for %s", async (_what, names) => {
    await expect(readForm(made(names))).rejects.toMatchObject({ init: { status: 400 } });
  });

  it("is read, each name in its turn", async () => {
    const names = ["key", "lines[0].amount", "lines[12].from.day", "days[]", "days[]", "kind"];
    expect([...(await readForm(made(names))).keys()]).toEqual(names);
  });
});

describe("an upload", () => {
  it.each(HOSTILE)("is refused for %s, and leaves nothing", async (_what, names) => {
    const parts = [
      { name: "file", value: "x", fileName: "a.pdf" },
      ...names.map((name) => ({ name, value: "1" })),
    ];
    await expect(readUpload(post(multipart(parts)), wanted())).rejects.toMatchObject({
      init: { status: 400 },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([1, 2, 7, 64, 100_000])(
    "comes whole in pieces of %i bytes, whatever stands in it",
    async (piece) => {
      const value = Buffer.from(
        `\r\n--${BOUNDARY.slice(0, -1)}\r\n\r\n--${BOUNDARY.slice(1)}\0\xff`.repeat(8),
        "latin1",
      );
      const parts = [
        { name: "title", value: "Zoë\u0000 \u202eplan" },
        { name: "file", value, fileName: "../../evil\u0000.pdf" },
        { name: "note", value: "" },
      ];
      const upload = await readUpload(post(multipart(parts), undefined, piece), wanted());
      expect([upload.form.get("title"), upload.form.get("note")]).toEqual(["Zoë plan", ""]);
      expect(await readFile(upload.file?.path ?? "")).toEqual(value);
      expect(upload.file?.path.startsWith(`${folder}/`)).toBe(true);
      await upload.forget();
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it("that is too large keeps what was typed, before and after it, and nothing of the file", async () => {
    const parts = [
      { name: "title", value: "Plan" },
      { name: "file", value: "x".repeat(1_001), fileName: "a" },
      { name: "note", value: "after" },
    ];
    const upload = await readUpload(post(multipart(parts), undefined, 100), wanted());
    expect([upload.tooLarge, upload.file, upload.form.get("title"), upload.form.get("note")]).toEqual([
      true,
      undefined,
      "Plan",
      "after",
    ]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("of a field in which nothing was chosen is none", async () => {
    const upload = await readUpload(post(multipart([{ name: "file", value: "", fileName: "" }])), wanted());
    expect([upload.file, upload.tooLarge]).toEqual([undefined, false]);
  });

  const file = { name: "file", value: "x", fileName: "a" };
  it.each<[string, Buffer, string?]>([
    ["a second file", multipart([file, file])],
    ["a file in a field of text", multipart([{ ...file, name: "title" }])],
    ["text in the field of the file", multipart([{ name: "file", value: "x" }])],
    ["no end", multipart([file], "")],
    ["another boundary", multipart([file]), "multipart/form-data; boundary=other"],
    ["no boundary", multipart([file]), "multipart/form-data"],
    ["a boundary of a kilobyte", multipart([file]), `multipart/form-data; boundary=${"b".repeat(1_000)}`],
    ["something before the first part", Buffer.concat([Buffer.from("hello\r\n"), multipart([file])])],
    ["nothing at all", Buffer.alloc(0)],
    ["a head without an end", Buffer.from(`--${BOUNDARY}\r\n${"Content-Type: x\r\n".repeat(5_000)}`)],
    [
      "a head that names twice",
      Buffer.from(
        multipart([file])
          .toString()
          .replace("Content-Type: ", 'Content-Disposition: form-data; name="a"\r\nX: '),
      ),
    ],
    ["another kind of body", multipart([file]), "application/json"],
  ])("is refused for %s, and leaves nothing", async (_what, body, type) => {
    await expect(readUpload(post(body, type), wanted())).rejects.toMatchObject({ init: { status: 400 } });
    expect(await readdir(folder)).toEqual([]);
  });

  it("that breaks off leaves nothing", async () => {
    const whole = multipart([{ ...file, value: "x".repeat(900) }]);
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(whole.subarray(0, 500));
        controller.error(new Error("gone"));
      },
    });
    const type = `multipart/form-data; boundary=${BOUNDARY}`;
    const init = { method: "POST", body: broken, headers: { "content-type": type }, duplex: "half" };
    const request = new Request("http://portal.test/x", init as RequestInit);
    await expect(readUpload(request, wanted())).rejects.toMatchObject({ init: { status: 400 } });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("an answer that is longer than any field", () => {
  it.each([
    ["urlencoded", () => urlencoded(`text=${"x".repeat(300_000)}`)],
    ["multipart", () => post(multipart([{ name: "text", value: "x".repeat(300_000) }]))],
    ["urlencoded, altogether", () => urlencoded("text=".concat("x".repeat(1_048_576)))],
  ])("is said to be too long (%s)", async (_kind, made) => {
    await expect(readForm(made())).rejects.toMatchObject({ init: { status: 413 } });
  });
});

it("is read once, however often a page asks", async () => {
  const request = urlencoded("intent=save&text=one");
  expect(await postedBody(request)).toBe(await postedBody(request));
});

it("piles no more marks on a letter than any script does, which would take seconds to put in order", async () => {
  const pile = "\u0301\u0323".repeat(20_000);
  const form = await readForm(
    urlencoded(new URLSearchParams({ text: `Zo\u0308e a${pile} b`, other: "n\u0323\u0302" }).toString()),
  );
  expect(form.get("text")).toBe(`Zo\u0308e a${pile.slice(0, 10)} b`);
  expect(form.get("other")).toBe("n\u0323\u0302");
});
