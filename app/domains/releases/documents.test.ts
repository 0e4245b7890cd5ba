import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { arrivals, readKept } from "~/platform/files/file-store.server";
import { person } from "../../../prisma/factories/organisations";
import { exampleChild, writePage } from "../../../prisma/factories/referrals";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld, queuedJobs } from "../../../prisma/testing/deciding.server";
import { acceptTerms } from "./commands/accept-terms.server";
import { addDocument } from "./commands/add-document.server";
import { lookAtDetail } from "./commands/look-at-detail.server";
import { lookAtDocument } from "./commands/look-at-document.server";
import { confirmDocument, removeDocument } from "./commands/settle-document.server";
import { checkDocument } from "./jobs/check-document.server";
import { viewDocuments } from "./queries/view-documents.server";
import { viewReleases } from "./queries/view-releases.server";
import { pdf } from "./testing/pdf";

const folder = mkdtempSync(join(tmpdir(), "homeward-files-"));
process.env.HOMEWARD_FILES = folder;
testDatabase();

let world: DecidingWorld;
let officer: Actor;
let reference: string;

beforeAll(async () => {
  world = await decidingWorld(1);
  officer = world.providers[0]?.officer as Actor;
  reference = await world.search();
  const offer = await world.offerOf(0, reference);
  await shortlistOffer(world.broker, { reference: offer });
  await acceptTerms(officer, { reference });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function send(
  bytes: Buffer | string,
  title = "School report",
): Promise<ReturnType<typeof addDocument>> {
  const path = join(await arrivals(), randomUUID());
  await writeFile(path, bytes);
  return addDocument(world.broker, { reference, title, file: { path, bytes: bytes.length } });
}
async function sent(bytes: Buffer | string): Promise<string> {
  const added = await send(bytes);
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  return added.value.id;
}
const checked = async (id: string) => {
  await checkDocument({ documentId: id, organisationId: world.home.id }, undefined as never);
  return (await viewDocuments(world.broker, reference)).documents.find((one) => one.id === id);
};

describe("a redacted document", () => {
  it("is a PDF or a plain text by its content, and its title says nothing", async () => {
    expect(await send("PK\u0003\u0004\u0000")).toMatchObject({ ok: false, error: { field: "file" } });
    expect(await send("")).toMatchObject({ ok: false, error: { field: "file" } });
    expect(await send("A report", "Report of Amara")).toMatchObject({ ok: false, error: { field: "title" } });
  });

  it("that says who the child is is refused, its file removed, and what it said written nowhere", async () => {
    const id = await sent("She goes to Thistledown Academy.");
    const refused = await checked(id);
    expect(refused).toMatchObject({
      state: "refused",
      refused: expect.stringMatching(/school.*Take it out/is),
    });
    expect(refused?.refused).not.toMatch(/Thistledown/);
    expect(existsSync(join(folder, id))).toBe(false);
    const boxed = await sent(pdf(["(Amara Quillfeather) Tj"]));
    expect(await checked(boxed)).toMatchObject({ state: "refused" });
  });

  it("as a plain text is open once it was read to its end; each opening is on the log", async () => {
    const id = await sent("She reads well and likes maths.");
    expect(await lookAtDocument(officer, reference, id)).toMatchObject({ ok: false });
    expect(await checked(id)).toMatchObject({ state: "ready" });
    const detail = await lookAtDetail(officer, reference);
    expect(detail).toMatchObject({ ok: true, value: { documents: [{ id, title: "School report" }] } });
    expect(await lookAtDocument(officer, reference, id)).toMatchObject({
      ok: true,
      value: { id, kind: "text" },
    });
    const [look] = (await viewReleases(world.broker, reference)).looks;
    expect(look).toMatchObject({ person: officer.personName, stage: 1, what: "A redacted document" });
    // It names somebody once the child's page does, and the job closes it.
    await writePage(world.broker, reference, "child", { ...exampleChild(), otherWords: "maths" });
    expect(await lookAtDocument(officer, reference, id)).toMatchObject({ ok: false });
    expect(await queuedJobs("check-document")).toContainEqual({
      task: "check-document",
      payload: { documentId: id, organisationId: world.home.id },
    });
    expect(await checked(id)).toMatchObject({ state: "refused" });
    await writePage(world.broker, reference, "child", exampleChild());
  });

  it("as a PDF waits for a second person, and loses who wrote it", async () => {
    const id = await sent(pdf(["(She reads well) Tj"], "/Author (Wendeline Ashgate)"));
    expect(await checked(id)).toMatchObject({ state: "second-look", mayConfirm: false });
    expect((await readKept(id)).includes("Ashgate")).toBe(false);
    expect(await confirmDocument(world.broker, { reference, documentId: id })).toMatchObject({
      ok: false,
      error: { type: "forbidden" },
    });
    const director = await person(world.home, ["director"]);
    expect((await confirmDocument(director, { reference, documentId: id })).ok).toBe(false);
    expect(
      (await viewDocuments(world.head, reference)).documents.find((one) => one.id === id)?.mayConfirm,
    ).toBe(true);
    expect((await confirmDocument(world.head, { reference, documentId: id })).ok).toBe(true);
    expect((await lookAtDocument(officer, reference, id)).ok).toBe(true);
    expect((await removeDocument(world.broker, { reference, documentId: id })).ok).toBe(true);
    expect((await lookAtDocument(officer, reference, id)).ok).toBe(false);
    expect(existsSync(join(folder, id))).toBe(false);
  });
});
