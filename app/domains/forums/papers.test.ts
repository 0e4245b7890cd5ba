import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { forgetEnv } from "~/platform/env.server";
import { arrivals } from "~/platform/files/file-store.server";
import { PLANTED, PLANTED_HEX, PLANTED_UTF16 } from "~/platform/files/opening/testing/build-pdf";
import { HOSTILE_DOCX, HOSTILE_PICTURES, SAID } from "~/platform/files/opening/testing/hostile-others";
import { HOSTILE_PDFS } from "~/platform/files/opening/testing/hostile-pdfs";
import { segmentsOf, takeApart } from "~/platform/files/opening/testing/made-pdf";
import { newId } from "~/platform/ids";
import { must, publishedForum } from "../../../prisma/factories/forums";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { outbox, queuedJobs } from "../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { addPaper, removePaper } from "./commands/keep-paper.server";
import { checkPaper } from "./jobs/check-paper.server";
import { takePaper, viewPaperText } from "./queries/find-paper.server";
import { viewPublicForum } from "./queries/public-forums.server";
import { viewForumDate } from "./queries/view-forum-date.server";
import { viewOwnDate } from "./queries/view-own-date.server";

const opener = vi.hoisted(() => ({ crashes: false }));
vi.mock("~/platform/files/opening/opener-script", async () => {
  const { openerScript } = await import("~/platform/files/opening/testing/bundled-opener");
  return { openerScript: () => (opener.crashes ? ["-e", "process.exit(1)", "--"] : openerScript()) };
});

const folder = mkdtempSync(join(tmpdir(), "homeward-papers-"));
vi.stubEnv("HOMEWARD_FILES", folder);
testDatabase();
let commissioner: Actor;
let colleague: Actor;
let stranger: Actor;
let guest: Actor;
let reference = "";

beforeAll(async () => {
  const home = await council();
  commissioner = await person(home, ["commissioner"]);
  colleague = await person(home, ["commissioner"]);
  stranger = await person(await council(), ["commissioner"]);
  guest = await person(await provider(), ["provider-admin"]);
  [reference = ""] = await publishedForum(commissioner);
});
afterAll(() => {
  vi.unstubAllEnvs();
  forgetEnv();
  rmSync(folder, { recursive: true, force: true });
});

async function send(bytes: Buffer | string, more: { title?: string; replaces?: string } = {}) {
  const path = join(await arrivals(), newId());
  await writeFile(path, bytes);
  const file = { path, bytes: bytes.length };
  const added = await addPaper(commissioner, { reference, title: "Sufficiency report", file, ...more });
  expect(existsSync(path)).toBe(false);
  return added;
}
const sent = async (bytes: Buffer | string) => must(await send(bytes)).id;
const check = (paperId: string, by = commissioner) =>
  checkPaper({ paperId, organisationId: by.organisationId }, FIRST_TRY);
const made = async (bytes: Buffer | string): Promise<string> => {
  const id = await sent(bytes);
  await check(id);
  return id;
};
const standing = async (id: string) =>
  (await viewOwnDate(commissioner, reference)).papers.find((paper) => paper.id === id);
const filesOf = (id: string) => readdirSync(folder).filter((name) => name.startsWith(id));
const bytesOf = async (id: string, actor: Actor | undefined = guest) =>
  Buffer.from(await new Response((await takePaper(actor, reference, id)).made).arrayBuffer());
/** Everybody there is, the organiser first; undefined is the public. */
const everybody = () => [commissioner, colleague, guest, undefined];
const isNotThere = async (id: string, actor: Actor | undefined) => {
  await expect(takePaper(actor, reference, id)).rejects.toMatchObject({ init: { status: 404 } });
  await expect(viewPaperText(actor, reference, id)).rejects.toMatchObject({ init: { status: 404 } });
};
const hostile = <T extends { name: string }>(all: readonly T[], name: string): T =>
  all.find((one) => one.name === name) ?? expect.fail(`There is no hostile file "${name}".`);

describe("a paper that was just uploaded", () => {
  it("is being checked: its organiser sees that, others see nothing, and nobody reads what was sent", async () => {
    const id = await sent("The figures of the quarter.");
    expect(await standing(id)).toMatchObject({ state: "checking", refused: null, made: null });
    expect(await queuedJobs("check-paper")).toContainEqual({
      task: "check-paper",
      payload: { paperId: id, organisationId: commissioner.organisationId },
    });
    expect(filesOf(id)).toEqual([`${id}.original`]);
    for (const actor of [...everybody(), stranger]) await isNotThere(id, actor);
    expect((await viewForumDate(guest, reference)).papers).toEqual([]);
    expect((await viewPublicForum(reference)).papers).toEqual([]);
  });

  it("is not taken where it is no file that we open, with what to do instead", async () => {
    const words: Record<string, string> = {};
    for (const [name, file] of Object.entries({
      empty: Buffer.alloc(0),
      doc: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      program: Buffer.from("MZ\u0000\u0001", "latin1"),
      text: "x".repeat(500_001),
    })) {
      const before = readdirSync(folder).length;
      const added = await send(file);
      if (added.ok || added.error.kind !== "invalid") throw new Error("taken");
      expect(added.error.field).toBe("file");
      words[name] = added.error.message ?? "";
      expect(readdirSync(folder)).toHaveLength(before);
    }
    expect(words).toEqual({
      empty: "The file is empty",
      doc: "This is an old Word document (.doc). Save it as .docx or as a PDF",
      program: expect.stringContaining("We take a PDF, a Word document"),
      text: "A plain text file can be up to 500 KB. Save it as a PDF",
    });
  });

  it("leaves nothing when it is deleted before or while it is opened", async () => {
    const id = await sent("Wrong file");
    must(await removePaper(colleague, { reference, paperId: id }));
    await check(id);
    expect(filesOf(id)).toEqual([]);
  });

  it("is none of another organisation's job", async () => {
    const id = await sent("The figures of the quarter.");
    await check(id, stranger);
    expect(filesOf(id)).toEqual([`${id}.original`]);
    expect(await standing(id)).toMatchObject({ state: "checking" });
  });
});

describe("a paper that is ready", () => {
  it("goes out as the PDF that we made and as its words; what was sent is gone, and the job does nothing twice", async () => {
    const id = await made("The figures of the quarter.\n\nŁódź is twinned.");
    expect(filesOf(id)).toEqual([`${id}.made`]);
    expect(await standing(id)).toMatchObject({ state: "ready", made: { pageCount: 1, wordlessPages: 0 } });
    const first = await bytesOf(id);
    for (const actor of everybody()) {
      expect(await bytesOf(id, actor)).toEqual(first);
      const { pages, madeBytes } = await viewPaperText(actor, reference, id);
      expect(pages).toEqual([
        { number: 1, text: "The figures of the quarter.\n\nŁódź is twinned.", drawn: false },
      ]);
      expect(madeBytes).toBe(first.length);
    }
    // Another council reads it as everybody does, and not among what it runs.
    await isNotThere(id, stranger);
    const listed = { id, title: "Sufficiency report", pageCount: 1, madeBytes: first.length };
    expect((await viewForumDate(guest, reference)).papers).toMatchObject([listed]);
    expect((await viewPublicForum(reference)).papers).toMatchObject([listed]);
    await check(id);
    expect(await bytesOf(id)).toEqual(first);
    expect(await eventsOf(id)).toEqual(["forum-paper-added", "forum-paper-ready"]);
    expect(await mailsOfPapers()).toEqual([]);
    must(await removePaper(commissioner, { reference, paperId: id }));
    expect(filesOf(id)).toEqual([]);
    for (const actor of [...everybody(), stranger]) await isNotThere(id, actor);
  });

  // One of each way a file hides something; the whole set is in platform/files/opening/hostile-files.test.ts.
  it.each([
    hostile(HOSTILE_PDFS, "XMP in its wrapper, packed"),
    hostile(HOSTILE_PDFS, "words under a black box"),
    hostile(HOSTILE_DOCX, "tracked deletions"),
    hostile(HOSTILE_PICTURES, "a JPEG with a PDF behind it"),
  ])("carries nothing that its file hid: $name", async ({ name, file }) => {
    const bytes = await file();
    const id = await made(bytes);
    const pdf = await bytesOf(id);
    const { foreign, readable, pictures } = takeApart(pdf);
    expect(foreign).toEqual([]);
    for (const words of [PLANTED, "Quillfeather", PLANTED_HEX, PLANTED_HEX.toLowerCase(), PLANTED_UTF16])
      expect(readable.includes(words), words).toBe(false);
    for (const planted of [Buffer.from(PLANTED, "utf8"), Buffer.from(PLANTED, "utf16le")])
      expect(pdf.includes(planted)).toBe(false);
    for (const picture of pictures)
      expect(
        segmentsOf(picture).filter((marker) => (marker >= 0xe1 && marker <= 0xef) || marker === 0xfe),
      ).toEqual([]);
    const { pages } = await viewPaperText(guest, reference, id);
    expect(JSON.stringify(pages)).not.toContain("Quillfeather");
    // Nor does anything that is kept of it.
    expect(filesOf(id)).toEqual([`${id}.made`]);
    // Its organiser is told of pages that nobody can have read aloud.
    const silent = pages.filter(({ text }) => text === "").length;
    expect((await standing(id))?.made?.wordlessPages).toBe(silent);
    expect(silent).toBe(name.startsWith("a JPEG") ? 1 : 0);
  });
});

describe("a paper that is not accepted", () => {
  it("says why, is nobody's to read, leaves no file, and tells who uploaded it", async () => {
    const id = await made((await hostile(HOSTILE_DOCX, "comments").file()).subarray(0, 200));
    expect(await standing(id)).toMatchObject({
      state: "refused",
      refused: "The file is damaged. Open it, save it as a new PDF and send that.",
      made: null,
    });
    expect(filesOf(id)).toEqual([]);
    for (const actor of [...everybody(), stranger]) await isNotThere(id, actor);
    expect(await eventsOf(id)).toEqual(["forum-paper-added", "forum-paper-refused"]);
    const mails = await mailsOfPapers();
    expect(mails).toMatchObject([
      { to: commissioner.personId, props: { title: "Providers' forum", sentByThem: true } },
    ]);
    // A title may say anything, and a mail says nothing of it.
    expect(JSON.stringify(mails)).not.toContain("Sufficiency");
    await check(id);
    expect(await mailsOfPapers()).toHaveLength(1);
  });

  it("is replaced by another version, at the same press", async () => {
    const id = await made(Buffer.from("%PDF-1.7 nothing in it"));
    expect(await standing(id)).toMatchObject({ state: "refused" });
    const next = must(await send(SAID, { title: "Sufficiency report, again", replaces: id })).id;
    expect(await standing(id)).toBeUndefined();
    expect(await standing(next)).toMatchObject({ state: "checking" });
    // Only what was not accepted is replaced.
    await check(next);
    const third = must(await send(SAID, { replaces: next })).id;
    expect(await standing(next)).toMatchObject({ state: "ready" });
    for (const paperId of [next, third]) must(await removePaper(commissioner, { reference, paperId }));
  });

  it("is given up after two attempts that brought down whoever opened it", async () => {
    const id = await sent(SAID);
    opener.crashes = true;
    await expect(check(id)).rejects.toThrow(/did not end well/);
    expect(await standing(id)).toMatchObject({ state: "checking" });
    expect(filesOf(id)).toEqual([`${id}.original`]);
    await check(id);
    opener.crashes = false;
    await check(id);
    expect((await standing(id))?.refused).toMatch(/^We tried twice and could not open it safely/);
    expect(filesOf(id)).toEqual([]);
  });

  it("tells those who run forums where who uploaded it has left", async () => {
    const id = await sent(Buffer.from("%PDF-1.7 nothing in it"));
    await sqlFor("owner").begin(async (sql) => {
      await sql`alter table access.memberships disable trigger user`;
      await sql`alter table access.memberships no force row level security`;
      await sql`update access.memberships set ended_at = now() where person_id = ${commissioner.personId}`;
      await sql`alter table access.memberships force row level security`;
      await sql`alter table access.memberships enable trigger user`;
    });
    await check(id);
    expect((await mailsOfPapers()).at(-1)).toMatchObject({
      to: colleague.personId,
      props: { sentByThem: false },
    });
  });
});

it("waits for a virus scanner that does not answer, and says so", async () => {
  vi.stubEnv("CLAMD", "127.0.0.1:1");
  forgetEnv();
  const path = join(await arrivals(), newId());
  await writeFile(path, SAID);
  const file = { path, bytes: SAID.length };
  const { id } = must(await addPaper(colleague, { reference, title: "Minutes", file }));
  await check(id);
  const own = async () => (await viewOwnDate(colleague, reference)).papers.find((paper) => paper.id === id);
  expect(await own()).toMatchObject({ state: "checking", waits: true });
  expect(filesOf(id)).toEqual([`${id}.original`]);
  vi.stubEnv("CLAMD", "");
  forgetEnv();
  await check(id);
  expect(await own()).toMatchObject({ state: "ready", waits: false });
});

const eventsOf = async (id: string): Promise<string[]> => {
  const rows = await sqlFor("worker").begin(async (sql) => {
    await actingAs(sql, "worker", { organisationId: commissioner.organisationId });
    return sql<{ kind: string }[]>`select kind from events where data ->> 'paperId' = ${id} order by at, id`;
  });
  return rows.map(({ kind }) => kind);
};
const mailsOfPapers = async () =>
  (await outbox()).filter(({ template }) => template === "forum-paper-refused");
