import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { forEyesOf, readSealed } from "~/domains/vault/queries/sealed-file.server";
import { buildPdf, SHOWN } from "~/platform/files/opening/testing/build-pdf";
import { person } from "../../../prisma/factories/organisations";
import { triedAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { day } from "../../../prisma/testing/placed.server";
import { askForReport } from "./commands/ask-for-report.server";
import { markRead } from "./commands/mark-read.server";
import { removeDocument } from "./commands/remove-document.server";
import type { RemovedWhy } from "./document-kinds.options";
import { forgetPlacementDocument } from "./jobs/forget-placement-document.server";
import { tellReport } from "./jobs/tell-report.server";
import { listDueReports } from "./queries/list-due-reports.server";
import { findUploadFile, viewPlacementDocument } from "./queries/view-placement-document.server";
import { viewReports } from "./queries/view-reports.server";
import { monthOf } from "./report.rules";
import { documentSteps, lastMonth, PDF, status } from "./testing/document-steps.server";

vi.mock(
  "~/platform/files/opening/opener-script",
  () => import("~/platform/files/opening/testing/bundled-opener"),
);

const {
  folder,
  begin,
  lived,
  send,
  sent,
  placementId,
  check,
  ready,
  rowOf,
  filesOf,
  opens,
  lines,
  councilLooks,
  providerLooks,
} = documentSteps();
testDatabase();
let world: DecidingWorld;
let manager: Actor;
let socialWorker: Actor;
let strangers: readonly Actor[];
let officer: Actor;
let reference: string;
let council: string;

beforeAll(async () => {
  ({ world, manager, socialWorker, strangers, officer, reference, council } = await begin());
});

describe("a report", () => {
  let id: string;
  it("lies nowhere as it was sent, and is read as pages and a PDF that we made", async () => {
    id = await sent();
    expect(filesOf(id)).toEqual([`${id}.original`]);
    expect(await rowOf(manager, id)).toMatchObject({ state: "checking", abilities: { open: false } });
    expect(await opens(manager, id)).toBe(403);
    await check(id);
    expect(filesOf(id).sort()).toEqual([`${id}.made`, `${id}.original`, `${id}.pages`]);
    for (const name of filesOf(id))
      expect(readFileSync(join(folder, name)).subarray(0, 5).toString()).toBe("HWCB1");
    const view = await viewPlacementDocument(socialWorker, reference, id);
    expect(await councilLooks(socialWorker, id)).toBe(1);
    expect(view.pages[0]?.text).toContain("reads well");
    expect(view.document.title).toMatch(/^Monthly report on the child, /);
    const { bytes, fileName } = await findUploadFile(socialWorker, reference, id);
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(fileName).toBe(`${reference}-monthly-${lastMonth()}.pdf`);
  });

  it("is told by its first bytes, its month and its kind, and leaves nothing where it is refused", async () => {
    const before = readdirSync(folder).length;
    expect(await send(manager, "MZ\u0000")).toMatchObject({ error: { kind: "invalid", field: "file" } });
    for (const coversOn of [monthOf(day(-200)), monthOf(day(40)), day(-3)])
      expect(await send(manager, PDF(), { coversOn })).toMatchObject({ error: { field: "coversOn" } });
    expect(await send(manager, PDF(), { feeLineId: randomUUID() })).toMatchObject({
      error: { field: "feeLineId" },
    });
    expect(readdirSync(folder)).toHaveLength(before);
    expect(readdirSync(join(folder, "arriving"))).toEqual([]);
  });

  it("is handed in by the home alone, and another organisation finds no placement", async () => {
    expect(await send(socialWorker)).toMatchObject({ error: { kind: "forbidden" } });
    const finance = await person(world.providers[0]?.org as never, ["provider-finance"]);
    expect(await send(finance)).toMatchObject({ error: { kind: "forbidden" } });
    for (const stranger of strangers) {
      expect(await send(stranger)).toMatchObject({ error: { kind: "not-found" } });
      expect(await status(viewReports(stranger, reference))).toBe(404);
    }
  });

  it("is opened by those who may know the child, each time with a look", async () => {
    const colleague = officer;
    const quality = await person(world.home, ["quality-assurance"]);
    const otherBroker = await person(world.home, ["broker"]);
    const head = await person(world.home, ["head-of-service"]);
    // Nobody in this council is another's colleague by knowing an id.
    for (const stranger of strangers) expect(await opens(stranger, id)).toBe(404);
    for (const who of [quality, otherBroker, colleague]) {
      expect(await opens(who, id), who.roles.join()).toBe(403);
      expect((await rowOf(who, id))?.abilities.open).toBe(false);
    }
    for (const who of [world.broker, head]) {
      expect(await opens(who, id), who.roles.join()).toBe(200);
      expect(await councilLooks(who, id)).toBe(1);
    }
    expect(await opens(manager, id)).toBe(200);
    expect(await providerLooks(manager, id)).toBe(1);
    expect(await councilLooks(quality, id)).toBe(0);
    expect(await providerLooks(colleague, id)).toBe(0);
  });

  it("stays closed past the pages: whoever holds the keys asks the database", async () => {
    const place = { id, councilId: council };
    for (const who of [officer, await person(world.home, ["broker"]), ...strangers])
      await expect(readSealed(forEyesOf(who), place, "made")).rejects.toThrow(/not for whoever asks/);
    expect((await readSealed(forEyesOf(world.broker), place, "made"))?.length).toBeGreaterThan(0);
  });

  it("is marked as read once, by somebody of the council who may open it, and both sides see who and when", async () => {
    const named = { reference, documentId: id };
    expect(await markRead(manager, named)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await markRead(await person(world.home, ["quality-assurance"]), named)).toMatchObject({
      error: { kind: "forbidden" },
    });
    const before = (await lines(world.broker, "read"))[0] ?? 0;
    expect(await markRead(socialWorker, named)).toMatchObject({ ok: true });
    expect(await markRead(world.broker, named)).toMatchObject({ error: { kind: "not-now" } });
    expect((await lines(world.broker, "read"))[0] ?? 0).toBe(before - 1);
    for (const who of [world.broker, manager])
      expect((await rowOf(who, id))?.said.join()).toContain(`Read by ${socialWorker.personName}`);
  });

  it("that the council has read stays, unless the council finds that it is about somebody else", async () => {
    const id = await ready();
    const remove = (who: Actor, why: RemovedWhy) => removeDocument(who, { reference, documentId: id, why });
    // Not read yet: it is the provider's to remove, and nobody else's.
    expect(await remove(socialWorker, "wrong-child")).toMatchObject({ error: { kind: "forbidden" } });
    expect(await markRead(socialWorker, { reference, documentId: id })).toMatchObject({ ok: true });
    expect((await rowOf(manager, id))?.abilities.remove).toBe(false);
    expect(await remove(manager, "wrong-child")).toMatchObject({
      error: { kind: "not-now", message: expect.stringContaining("ask the council to remove it") },
    });
    const removal = (who: Actor, why: RemovedWhy) =>
      triedAs(
        who,
        `update placement_documents set state = 'removed', words = null, removed_at = now(), removed_by_id = '${who.personId}', removed_why = '${why}' where id = '${id}'`,
      );
    const otherBroker = await person(world.home, ["broker"]);
    for (const [who, why] of [
      [manager, "wrong-child"],
      [socialWorker, "replaced"],
      [otherBroker, "wrong-child"],
    ] as const)
      expect(await removal(who, why), `${who.roles.join()} ${why}`).toBe("42501");
    expect(await remove(otherBroker, "wrong-child")).toMatchObject({ error: { kind: "forbidden" } });
    expect(await remove(socialWorker, "replaced")).toMatchObject({
      error: { kind: "invalid", field: "why" },
    });
    expect(await removal(socialWorker, "names-others")).toBe("rows 1");
    expect(await remove(socialWorker, "wrong-child")).toMatchObject({ ok: true });
    for (const who of [world.broker, manager])
      expect((await rowOf(who, id))?.said.join()).toContain(`Removed by ${socialWorker.personName}`);
  });

  it("that cannot be opened is refused, its files go, and whoever sent it is told once", async () => {
    const id = await sent(manager, buildPdf({ content: SHOWN }).subarray(0, 200));
    await check(id);
    expect(await rowOf(manager, id)).toMatchObject({
      state: "refused",
      refused: expect.stringContaining("new PDF"),
    });
    const placement = await placementId();
    await forgetPlacementDocument(
      { documentId: id, placementId: placement, organisationId: council },
      FIRST_TRY,
    );
    expect(filesOf(id)).toEqual([]);
    expect(await lines(manager, "refused")).toEqual([1]);
    const told = {
      placementId: placement,
      organisationId: manager.organisationId,
      what: "refused",
      id,
    } as const;
    for (let times = 0; times < 2; times += 1)
      await tellReport({ ...told, personId: manager.personId }, FIRST_TRY);
    const mails = (await outbox()).filter(({ template }) => template === "placement-report");
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).not.toMatch(/month|Amara|Quillfeather/i);
  });

  it("of a serious event is mailed to the council’s workers at once, and says nothing of it", async () => {
    const id = await ready(manager, PDF(), { kind: "regulation-40", coversOn: day(-2) });
    const jobs = (await queuedJobs("tell-report")).map(({ payload }) => payload);
    expect(jobs).toContainEqual(expect.objectContaining({ id, what: "read-today", organisationId: council }));
    expect(JSON.stringify(jobs)).not.toContain("regulation");
  });

  it("is removed by whoever uploaded it, for a reason, and is missing again", async () => {
    const before = await lines(manager, "missing");
    const month = monthOf(day(-90));
    const id = await ready(manager, PDF(), { coversOn: month });
    expect(await lines(manager, "missing")).toEqual([(before[0] ?? 0) - 1]);
    const named = { reference, documentId: id, why: "wrong-child" } as const;
    expect(await removeDocument(socialWorker, named)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await removeDocument(manager, named)).toMatchObject({ ok: true });
    expect(await removeDocument(manager, named)).toMatchObject({ ok: false });
    expect(await opens(socialWorker, id)).toBe(404);
    expect((await rowOf(world.broker, id))?.said.join()).toContain("it is about another child");
    expect(await lines(manager, "missing")).toEqual(before);
  });
});

describe("what is late", () => {
  it("is the same on the page of a placement, on both lists and on the provider’s start page", async () => {
    const fresh = await lived(130);
    const page = (await viewReports(world.broker, fresh)).missing.filter(({ late }) => late !== null);
    expect(page.length).toBeGreaterThan(1);
    for (const who of [world.broker, manager]) {
      const row = (await listDueReports(who, null)).rows.find((one) => one.reference === fresh);
      expect(row?.missing.map(({ words }) => words)).toEqual(
        page.map(({ title, late }) => `${title}: ${late}`),
      );
      expect(row?.late).toBe(page[0]?.late);
    }
    for (const stranger of strangers) expect((await listDueReports(stranger, null)).rows).toEqual([]);
    expect(await status(listDueReports(await person(world.home, ["finance-officer"]), null))).toBe(403);
  });

  it("is asked for once, by those who chase, and mailed once", async () => {
    const about = { reference, kind: "regulation-40", coversOn: day(-5) } as const;
    expect(await askForReport(manager, about)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await askForReport(await person(world.home, ["finance-officer"]), about)).toMatchObject({
      error: { kind: "forbidden" },
    });
    const before = (await lines(manager, "missing"))[0] ?? 0;
    expect(await askForReport(await person(world.home, ["quality-assurance"]), about)).toMatchObject({
      ok: true,
    });
    expect(await askForReport(world.broker, about)).toMatchObject({ error: { kind: "not-now" } });
    expect(await lines(manager, "missing")).toEqual([before + 1]);
    expect(
      (await viewReports(manager, reference)).missing.find(({ kind }) => kind === "regulation-40"),
    ).toMatchObject({
      asked: expect.any(String),
      late: null,
    });
    const asked = (await queuedJobs("tell-report")).filter(
      ({ payload }) => (payload as { what: string }).what === "asked",
    );
    expect(asked).toHaveLength(1);
    await ready(manager, PDF(), { kind: "regulation-40", coversOn: day(-5) });
    expect(await lines(manager, "missing")).toEqual([before]);
  });
});
