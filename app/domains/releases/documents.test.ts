import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { forEyesOf, readSealed } from "~/domains/vault/queries/sealed-file.server";
import { transaction } from "~/platform/database/transaction.server";
import { buildPdf, SHOWN } from "~/platform/files/opening/testing/build-pdf";
import { docx } from "~/platform/files/opening/testing/hostile-others";
import { takeApart } from "~/platform/files/opening/testing/made-pdf";
import { person } from "../../../prisma/factories/organisations";
import { exampleChild, writePage } from "../../../prisma/factories/referrals";
import { testDatabase } from "../../../prisma/testing/database.server";
import {
  type DecidingWorld,
  decidingWorld,
  outbox,
  queuedJobs,
} from "../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { arrivedFile, uploadsFolder } from "../../../prisma/testing/uploads.server";
import { acceptTerms } from "./commands/accept-terms.server";
import { addDocument } from "./commands/add-document.server";
import { decidePage } from "./commands/decide-page.server";
import { lookAtDetail } from "./commands/look-at-detail.server";
import { lookAtDocument, takeDocument } from "./commands/look-at-document.server";
import { confirmDocument, removeDocument } from "./commands/settle-document.server";
import { standingOfPages } from "./document.rules";
import { checkDocument } from "./jobs/check-document.server";
import { forgetDocument } from "./jobs/forget-document.server";
import { findPagePicture, viewDocument } from "./queries/view-document.server";
import { viewDocuments } from "./queries/view-documents.server";
import { viewReleases } from "./queries/view-releases.server";

vi.mock(
  "~/platform/files/opening/opener-script",
  () => import("~/platform/files/opening/testing/bundled-opener"),
);

const folder = uploadsFolder();
testDatabase();

let world: DecidingWorld;
let officer: Actor;
/** Somebody else who may read names: the second person. */
let manager: Actor;
let reference: string;

beforeAll(async () => {
  world = await decidingWorld(1);
  officer = world.providers[0]?.officer as Actor;
  manager = await person(world.home, ["team-manager"]);
  reference = await world.search();
  const offer = await world.offerOf(0, reference);
  await shortlistOffer(world.broker, { reference: offer });
  await acceptTerms(officer, { reference });
});

async function send(bytes: Buffer | string, title = "School report"): ReturnType<typeof addDocument> {
  return addDocument(world.broker, { reference, title, file: await arrivedFile(bytes) });
}
async function sent(bytes: Buffer | string): Promise<string> {
  const added = await send(bytes);
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  return added.value.id;
}
const rowOf = async (id: string) =>
  (await viewDocuments(world.broker, reference)).documents.find((one) => one.id === id);
/** Confirms what somebody sees now. */
async function confirm(by: Actor, where: { reference: string; documentId: string }) {
  const expected = await transaction("council", { "app.org_id": world.home.id }, (tx) =>
    tx.documentPage.findMany({ where: { documentId: where.documentId, councilId: world.home.id } }),
  ).then(standingOfPages);
  return confirmDocument(by, { ...where, expected });
}
async function checked(id: string) {
  await checkDocument({ documentId: id, organisationId: world.home.id }, FIRST_TRY);
  return rowOf(id);
}
/** The looks of somebody of the council at documents. */
const documentLooks = ({ personId, organisationId }: Actor) =>
  transaction("council", { "app.org_id": organisationId, "app.person_id": personId }, (tx) =>
    tx.look.findMany({
      where: { personId, councilId: organisationId, documentId: { not: null } },
      select: { purpose: true, documentId: true },
    }),
  );
/** The looks of somebody at a provider at one document. */
const toldLooks = async ({ personId }: Actor, documentId: string): Promise<number> =>
  transaction("council", { "app.org_id": world.home.id }, (tx) =>
    tx.informationLook.count({ where: { personId, documentId, what: "document", stage: 1 } }),
  );
const forget = (id: string) => forgetDocument({ documentId: id, organisationId: world.home.id }, FIRST_TRY);
const filesOf = (id: string) => readdirSync(folder).filter((name) => name.startsWith(id));
/** Drawn with a pen: what it says is in no words. */
const SIGNED = `${SHOWN} 72 500 m 90 540 100 460 120 500 c 140 540 150 470 170 510 c S`;
const page = (id: string, more: Partial<Parameters<typeof decidePage>[1]> = {}) =>
  decidePage(manager, {
    reference,
    documentId: id,
    number: 1,
    decision: "describe",
    text: "She reads well. A signature.",
    namesNobody: false,
    expected: "waiting:0",
    ...more,
  });

describe("a redacted document", () => {
  it("is told by its content, and its title says nothing", async () => {
    expect(await send("MZ\u0000")).toMatchObject({ ok: false, error: { field: "file" } });
    expect(await send("")).toMatchObject({ ok: false, error: { field: "file" } });
    expect(await send("A report", "Report of Amara")).toMatchObject({ ok: false, error: { field: "title" } });
    expect(readdirSync(folder).filter((name) => name !== "arriving")).toEqual([]);
    expect(readdirSync(join(folder, "arriving"))).toEqual([]);
  });

  it("lies nowhere as it was sent", async () => {
    const id = await sent("She reads well at her new school.");
    expect(filesOf(id)).toEqual([`${id}.original`]);
    await checked(id);
    expect(filesOf(id).length).toBeGreaterThan(1);
    for (const name of filesOf(id))
      expect(readFileSync(join(folder, name)).includes("reads well")).toBe(false);
  });

  it("that says who the child is is refused, its files removed, and what it said written nowhere", async () => {
    for (const file of [
      "She goes to Thistledown Academy.",
      buildPdf({ content: "BT /F1 12 Tf 72 700 Td (Amara Quillfeather) Tj ET" }),
      buildPdf({ content: `${SHOWN} 1 1 1 rg BT /F1 12 Tf 72 600 Td (Amara Quillfeather) Tj ET` }),
      docx("<w:p><w:r><w:t>She goes to Thistledown Academy.</w:t></w:r></w:p>"),
    ]) {
      const id = await sent(file);
      const refused = await checked(id);
      expect(refused).toMatchObject({
        state: "refused",
        refused: expect.stringMatching(/page 1 .*Take it out/),
      });
      expect(JSON.stringify(refused)).not.toMatch(/Thistledown|Quillfeather|Amara/);
      await forget(id);
      expect(filesOf(id)).toEqual([]);
    }
    const told = (await outbox()).filter(({ template }) => template === "document-stopped");
    expect(told).toHaveLength(4);
    expect(told[0]).toMatchObject({ to: world.broker.personId, props: { reference, what: "refused" } });
    expect(JSON.stringify(told)).not.toMatch(/Thistledown|Quillfeather|Amara|School/);
  });

  it("as a plain text is open once it was read to its end; each opening is on the log", async () => {
    const id = await sent("She reads well and likes maths.");
    expect(await lookAtDocument(officer, reference, id)).toMatchObject({ ok: false });
    expect(await checked(id)).toMatchObject({ state: "ready" });
    const detail = await lookAtDetail(officer, reference);
    expect(detail.ok && detail.value.documents).toContainEqual({ id, title: "School report" });
    expect(await lookAtDocument(officer, reference, id)).toMatchObject({
      ok: true,
      value: { title: "School report", pages: [{ number: 1, text: "She reads well and likes maths." }] },
    });
    // The one look that the page has written is the key holder's as well.
    expect(await toldLooks(officer, id)).toBe(1);
    const taken = await takeDocument(officer, reference, id);
    if (!taken.ok) throw new Error("not taken");
    expect(await toldLooks(officer, id)).toBe(2);
    expect(takeApart(taken.value.bytes).foreign).toEqual([]);
    // A server that leaves the look out has it written by whoever holds the keys, or is told nothing.
    const colleague = await person(world.providers[0]?.org ?? world.home, ["referrals-officer"]);
    const skipped = () => readSealed(forEyesOf(colleague), { id, councilId: world.home.id }, "made");
    await expect(skipped()).rejects.toThrow(/not for whoever asks/);
    await acceptTerms(colleague, { reference });
    expect(await skipped()).toBeInstanceOf(Buffer);
    expect(await toldLooks(colleague, id)).toBe(1);
    const log = (await viewReleases(world.broker, reference)).looks;
    for (const { personName } of [officer, colleague])
      expect(log).toContainEqual(
        expect.objectContaining({ person: personName, stage: 1, what: "A redacted document" }),
      );
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
});

describe("a second person", () => {
  it("is asked by mail, looks at each page, and opens it to homes as the PDF that we made", async () => {
    const id = await sent(buildPdf({ trailer: "/Info << /Author (Wendeline Ashgate) >>" }));
    expect(await checked(id)).toMatchObject({ state: "second-look", mayConfirm: false });
    const asked = (await outbox()).filter(({ template }) => template === "document-to-check");
    expect(asked.map(({ to }) => to)).toContain(manager.personId);
    expect(asked.map(({ to }) => to)).not.toContain(world.broker.personId);
    expect(JSON.stringify(asked)).not.toMatch(/School report|Ashgate|Amara/);
    // Once, however often it is compared again.
    const own = await confirm(world.broker, { reference, documentId: id });
    expect(own).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    // A head of service approves money on masked words, and is neither asked nor shown (the vault's one rule).
    for (const other of [await person(world.home, ["director"]), world.head]) {
      expect(asked.map(({ to }) => to)).not.toContain(other.personId);
      expect((await confirm(other, { reference, documentId: id })).ok).toBe(false);
      await expect(viewDocument(other, reference, id)).rejects.toMatchObject({ init: { status: 403 } });
    }
    const picture = await findPagePicture(manager, reference, id, "1");
    const look = { purpose: "read-document", documentId: id };
    expect((await documentLooks(manager)).filter(({ documentId }) => documentId === id)).toEqual([look]);
    const view = await viewDocument(manager, reference, id);
    expect(view).toMatchObject({ mayConfirm: true, waiting: 0, pages: [{ state: "read", why: [] }] });
    await findPagePicture(manager, reference, id, "1");
    // One visit: its page, and the pictures that are fetched with it.
    expect((await documentLooks(manager)).filter(({ documentId }) => documentId === id)).toEqual([look]);
    const log = (await viewReleases(world.broker, reference)).looks;
    expect(log).toContainEqual(
      expect.objectContaining({
        person: manager.personName,
        what: "Opened the document “School report” before it was cleared",
      }),
    );
    expect([...picture.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect((await confirm(manager, { reference, documentId: id })).ok).toBe(true);
    expect((await lookAtDocument(officer, reference, id)).ok).toBe(false);
    expect(await checked(id)).toMatchObject({ state: "ready" });
    // What homes read says nothing of who the child is: a head of service reads it, and the log says that it was that.
    await viewDocument(world.head, reference, id);
    expect(await documentLooks(world.head)).toEqual([{ purpose: "read-cleared-document", documentId: id }]);
    const taken = await takeDocument(officer, reference, id);
    if (!taken.ok) throw new Error("not taken");
    expect(takeApart(taken.value.bytes)).toMatchObject({ foreign: [], pictures: [expect.anything()] });
    expect((await removeDocument(world.broker, { reference, documentId: id })).ok).toBe(true);
    expect((await lookAtDocument(officer, reference, id)).ok).toBe(false);
    await forget(id);
    expect(filesOf(id)).toEqual([]);
  });

  it("describes a page whose words are not all there is to see, or leaves it out", async () => {
    const id = await sent(buildPdf({ content: SIGNED, pageCount: 2 }));
    expect(await checked(id)).toMatchObject({ state: "second-look" });
    const early = await confirm(manager, { reference, documentId: id });
    expect(early).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/Decide on 2 pages first/) },
    });
    expect(await page(id, { text: "A letter to Amara" })).toMatchObject({
      ok: false,
      error: { kind: "invalid", field: "text" },
    });
    expect((await page(id)).ok).toBe(true);
    // A colleague who had the page open is told that it was decided meanwhile.
    expect(await page(id, { text: "Mine" })).toMatchObject({ ok: false, error: { kind: "conflict" } });
    expect((await page(id, { number: 2, decision: "leave-out", text: "" })).ok).toBe(true);
    expect((await page(id, { number: 3 })).ok).toBe(false);
    expect((await confirm(manager, { reference, documentId: id })).ok).toBe(true);
    expect(await checked(id)).toMatchObject({ state: "ready" });
    const looked = await lookAtDocument(officer, reference, id);
    expect(looked).toMatchObject({
      ok: true,
      value: { pages: [{ text: "She reads well. A signature.", described: true }, { text: null }] },
    });
    const taken = await takeDocument(officer, reference, id);
    expect(taken.ok && takeApart(taken.value.bytes).pictures).toHaveLength(1);
    // What a left-out page shows may name the child, also once the rest is cleared.
    expect(await findPagePicture(world.head, reference, id, "1")).toBeInstanceOf(Buffer);
    await expect(findPagePicture(world.head, reference, id, "2")).rejects.toMatchObject({
      init: { status: 404 },
    });
    expect(await findPagePicture(manager, reference, id, "2")).toBeInstanceOf(Buffer);
    expect((await page(id, { text: "Later" })).ok).toBe(false);
  });

  it("is confirmed as it was looked at: not after a page was decided anew", async () => {
    const id = await sent(buildPdf({ content: SIGNED, pageCount: 2 }));
    await checked(id);
    expect((await page(id)).ok).toBe(true);
    expect((await page(id, { number: 2, decision: "leave-out", text: "" })).ok).toBe(true);
    const { expected, pages } = await viewDocument(manager, reference, id);
    // Whoever sent it lets the second page be seen after all.
    const anew = await decidePage(world.broker, {
      ...{
        reference,
        documentId: id,
        number: 2,
        decision: "describe",
        text: "A drawing.",
        namesNobody: false,
      },
      expected: pages[1]?.expected ?? "",
    });
    expect(anew.ok).toBe(true);
    expect(await confirmDocument(manager, { reference, documentId: id, expected })).toMatchObject({
      ok: false,
      error: { kind: "conflict" },
    });
    expect((await confirm(manager, { reference, documentId: id })).ok).toBe(true);
  });

  it("is asked again about nothing that was left out altogether", async () => {
    const id = await sent(buildPdf({ content: SIGNED }));
    await checked(id);
    await page(id, { decision: "leave-out" });
    expect(await confirm(manager, { reference, documentId: id })).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/Delete the document/) },
    });
  });
});

describe("a document that may name somebody whom nobody knows", () => {
  const DEREK = "Uncle Derek took her swimming. Ring him on 01632 960123.";
  const standing = async (id: string) =>
    (await viewDocument(manager, reference, id)).pages.map(({ expected }) => expected)[0] ?? "";

  it("is held, also a plain text, and shows the second person what and where", async () => {
    for (const file of [DEREK, buildPdf({ content: `BT /F1 12 Tf 72 700 Td (${DEREK}) Tj ET` })]) {
      const id = await sent(file);
      expect(await checked(id)).toMatchObject({ state: "second-look" });
      const asked = (await outbox()).filter(({ template }) => template === "document-to-check");
      expect(asked.filter(({ props }) => String(props.link).endsWith(id))).toHaveLength(1);
      expect(JSON.stringify(asked)).not.toMatch(/Derek|960123/);
      expect((await lookAtDocument(officer, reference, id)).ok).toBe(false);
      const [held] = (await viewDocument(manager, reference, id)).pages;
      expect(held).toMatchObject({ state: "waiting", named: true, why: [expect.stringMatching(/may name/)] });
      const found = held?.found.map(({ text }) => text).join("; ");
      expect(found).toMatch(/Derek/);
      expect(found).toMatch(/01632 960123/);
      expect(held?.marked.filter(({ term }) => term !== undefined).length).toBeGreaterThan(1);
      expect(await confirm(manager, { reference, documentId: id })).toMatchObject({ ok: false });
    }
  });

  it("goes out as it is only once somebody else than its sender says that it names nobody", async () => {
    const id = await sent(DEREK);
    await checked(id);
    for (const decision of ["pass", "describe"] as const)
      expect(
        await decidePage(world.broker, {
          reference,
          documentId: id,
          number: 1,
          decision,
          text: "She swims.",
          namesNobody: true,
          expected: "waiting:0",
        }),
      ).toMatchObject({ ok: false, error: { field: "decision" } });
    expect((await page(id, { decision: "pass" })).ok).toBe(true);
    // Nobody has confirmed the whole yet.
    await writePage(world.broker, reference, "child", exampleChild());
    expect(await checked(id)).toMatchObject({ state: "second-look" });
    expect((await confirm(manager, { reference, documentId: id })).ok).toBe(true);
    expect(await checked(id)).toMatchObject({ state: "ready" });
    expect(await lookAtDocument(officer, reference, id)).toMatchObject({
      ok: true,
      value: { pages: [{ text: DEREK, described: false }] },
    });
    // He turns out to be of the family.
    await writePage(world.broker, reference, "child", { ...exampleChild(), otherPeopleNames: "Derek" });
    expect(await checked(id)).toMatchObject({ state: "refused" });
    await writePage(world.broker, reference, "child", exampleChild());
  });

  it("is described in words that pass the gate too; a page with more to see is no page to wave through", async () => {
    const id = await sent(DEREK);
    await checked(id);
    const again = { text: "Ms Thackeray swims with her." };
    expect(await page(id, again)).toMatchObject({
      ok: false,
      error: { field: "text", message: expect.stringMatching(/Thackeray.* may name somebody/) },
    });
    expect((await page(id, { ...again, namesNobody: true })).ok).toBe(true);
    const expected = await standing(id);
    expect(await page(id, { expected, text: "Amara swims.", namesNobody: true })).toMatchObject({
      ok: false,
    });
    const drawn = await sent(buildPdf({ content: SIGNED }));
    await checked(drawn);
    expect(await page(drawn, { decision: "pass" })).toMatchObject({
      ok: false,
      error: { field: "decision" },
    });
  });
});

describe("a document that was taken before pages were made", () => {
  it("is sealed and made like any other", async () => {
    const id = await sent("She reads well.");
    const plain = join(folder, id);
    rmSync(`${plain}.original`);
    await writeFile(plain, "She reads well.");
    expect(await checked(id)).toMatchObject({ state: "ready" });
    expect(existsSync(plain)).toBe(false);
    expect((await lookAtDocument(officer, reference, id)).ok).toBe(true);
  });

  it("without its file says so", async () => {
    const id = await sent("She reads well.");
    rmSync(join(folder, `${id}.original`));
    expect(await checked(id)).toMatchObject({ state: "refused", refused: expect.stringMatching(/missing/) });
  });
});
