import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { askChange } from "~/domains/agreements/commands/ask-change.server";
import { confirmMoveIn } from "~/domains/agreements/commands/confirm-move-in.server";
import { withdrawChange } from "~/domains/agreements/commands/withdraw-change.server";
import { caseRecord } from "~/domains/records/queries/case-record.server";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { forEyesOf, readSealed } from "~/domains/vault/queries/sealed-file.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { pipelined, transaction } from "~/platform/database/transaction.server";
import { arrivals } from "~/platform/files/file-store.server";
import { buildPdf, SHOWN } from "~/platform/files/opening/testing/build-pdf";
import { londonDate } from "~/platform/time";
import { person } from "../../../prisma/factories/organisations";
import { actingAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../prisma/testing/deciding.server";
import { fileAllRecords } from "../../../prisma/testing/filed.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { day, placedWorld, plannedPlacement } from "../../../prisma/testing/placed.server";
import { askForReport } from "./commands/ask-for-report.server";
import { markRead } from "./commands/mark-read.server";
import { removeDocument } from "./commands/remove-document.server";
import { uploadEvidence, uploadReport } from "./commands/upload-document.server";
import { checkPlacementDocument } from "./jobs/check-placement-document.server";
import { forgetPlacementDocument } from "./jobs/forget-placement-document.server";
import { tellReport } from "./jobs/tell-report.server";
import { listDueReports } from "./queries/list-due-reports.server";
import { findUploadFile, viewPlacementDocument } from "./queries/view-placement-document.server";
import { viewReports } from "./queries/view-reports.server";
import { reportsMissing, reportsToRead, uploadsRefused } from "./queries/waiting.server";
import { monthOf } from "./report.rules";

vi.mock(
  "~/platform/files/opening/opener-script",
  () => import("~/platform/files/opening/testing/bundled-opener"),
);

const folder = mkdtempSync(join(tmpdir(), "homeward-files-"));
process.env.HOMEWARD_FILES = folder;
testDatabase();
let world: DecidingWorld;
let manager: Actor;
let socialWorker: Actor;
let strangers: readonly Actor[];
let officer: Actor;
let reference: string;
let council: string;

beforeAll(async () => {
  ({ world, manager, socialWorker, strangers } = await placedWorld());
  officer = world.providers[0]?.officer as Actor;
  reference = await lived(100);
  council = world.home.id;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A placement whose child moved in so many days ago. */
async function lived(since: number): Promise<string> {
  const { reference } = (await plannedPlacement(world)).placement;
  const said = await confirmMoveIn(manager, {
    reference,
    version: 1,
    movedIn: day(-since),
    why: "Told late",
  });
  if (!said.ok) throw new Error(JSON.stringify(said.error));
  return reference;
}
const today = () => londonDate(now());
const lastMonth = () => monthOf(day(-Number(today().slice(8, 10))));

async function arrived(bytes: Buffer | string) {
  const path = join(await arrivals(), randomUUID());
  await writeFile(path, bytes);
  return { path, bytes: bytes.length };
}
const PDF = () => buildPdf({ content: SHOWN });
type Report = Partial<Parameters<typeof uploadReport>[1]>;
const send = async (who: Actor, bytes: Buffer | string = PDF(), more: Report = {}) =>
  uploadReport(who, {
    ...{ reference, kind: "monthly", coversOn: lastMonth(), feeLineId: null },
    ...{ file: await arrived(bytes), ...more },
  });
async function sent(
  who: Actor = manager,
  bytes: Buffer | string = PDF(),
  more: Report = {},
): Promise<string> {
  const added = await send(who, bytes, more);
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  return added.value.id;
}
const placementId = async (of = reference) =>
  (await read(world.broker, (tx) => tx.placement.findUniqueOrThrow({ where: { reference: of } }))).id;
const check = async (documentId: string, of = reference) =>
  checkPlacementDocument(
    { documentId, placementId: await placementId(of), organisationId: council },
    FIRST_TRY,
  );
async function ready(who: Actor = manager, bytes: Buffer | string = PDF(), more: Report = {}) {
  const id = await sent(who, bytes, more);
  await check(id, more.reference);
  return id;
}
const rowOf = async (who: Actor, id: string) =>
  (await viewReports(who, reference)).reports.find((one) => one.id === id);
const filesOf = (id: string) => readdirSync(folder).filter((name) => name.startsWith(id));
const status = async (work: Promise<unknown>) => {
  try {
    await work;
    return 200;
  } catch (thrown) {
    return (
      (thrown as { init?: { status?: number }; status?: number }).init?.status ?? (thrown as Response).status
    );
  }
};
const opens = (who: Actor, id: string) => status(viewPlacementDocument(who, reference, id));
const lines = async (who: Actor, ask: "missing" | "read" | "refused") => {
  const settings = { "app.org_id": who.organisationId, "app.person_id": who.personId };
  const [rows] = await pipelined(who.kind as "council", settings, (sql) => [
    ask === "missing"
      ? reportsMissing(sql, who, now())
      : ask === "read"
        ? reportsToRead(sql, who, false)
        : uploadsRefused(sql, who),
  ]);
  return rows.filter((row) => row.target === reference).map(({ count }) => count);
};
const councilLooks = (who: Actor, documentId: string) =>
  transaction("council", { "app.org_id": council, "app.person_id": who.personId }, (tx) =>
    tx.look.count({ where: { personId: who.personId, documentId, purpose: "read-placement-document" } }),
  );
const providerLooks = (who: Actor, documentId: string) =>
  transaction("council", { "app.org_id": council }, (tx) =>
    tx.informationLook.count({ where: { personId: who.personId, placementDocumentId: documentId } }),
  );

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

async function tried(who: Actor, statement: string): Promise<string> {
  const role = who.kind === "council" ? "council" : "provider";
  try {
    await sqlFor(role).begin(async (tx) => {
      await actingAs(tx, role, who);
      throw new Error(`rows ${(await tx.unsafe(statement)).count}`);
    });
  } catch (thrown) {
    const { code, message } = thrown as { code?: string; message: string };
    return code ?? message;
  }
  return "nothing";
}

describe("evidence of a change", () => {
  const change = async () => {
    const asked = await askChange(manager, {
      ...{ reference, kind: "extra-staffing", label: "Second worker at night", weeklyPence: 40_000 },
      ...{ from: day(1), to: day(20), reason: "Nights are unsettled", evidence: "Night log" },
    } as never);
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    return (asked.value as { id: string }).id;
  };
  const attach = async (who: Actor, changeId: string) =>
    uploadEvidence(who, { reference, changeId, file: await arrived(PDF()) });

  it("is of whoever asked, up to five, and read by the other side and who decides", async () => {
    const id = await change();
    const added = await attach(manager, id);
    if (!added.ok) throw new Error(JSON.stringify(added.error));
    await check(added.value.id);
    expect(await attach(world.broker, id)).toMatchObject({ error: { kind: "not-now" } });
    for (const stranger of strangers)
      expect(await attach(stranger, id)).toMatchObject({ error: { kind: "not-found" } });
    for (let more = 1; more < 5; more += 1) expect(await attach(manager, id)).toMatchObject({ ok: true });
    expect(await attach(manager, id)).toMatchObject({ error: { field: "file" } });
    for (const who of [socialWorker, world.head]) expect(await opens(who, added.value.id)).toBe(200);
  });

  it("is removed while nothing is decided, and stays once it is, also past the program", async () => {
    const id = await change();
    const [first, second] = [await attach(manager, id), await attach(manager, id)];
    if (!first.ok || !second.ok) throw new Error("not attached");
    for (const one of [first, second]) await check(one.value.id);
    const remove = (documentId: string) =>
      removeDocument(manager, { reference, documentId, why: "wrong-document" });
    expect(await remove(first.value.id)).toEqual({ ok: true, value: { evidence: true } });
    expect(await withdrawChange(manager, { reference, id, version: 1 })).toMatchObject({ ok: true });
    expect(await remove(second.value.id)).toMatchObject({
      error: { kind: "not-now", message: expect.stringContaining("so it stays") },
    });
    const past = await tried(
      manager,
      `update placement_documents set state = 'removed', words = null, removed_at = now(), removed_by_id = '${manager.personId}', removed_why = 'replaced' where id = '${second.value.id}'`,
    );
    expect(past).toBe("42501");
  });
});

describe("past the program", () => {
  it("nobody hands in for the other side, marks as read in another name, or changes what stands", async () => {
    const id = await ready();
    const placement = await read(world.broker, (tx) =>
      tx.placement.findUniqueOrThrow({ where: { reference } }),
    );
    const insert = (who: Actor, side: string, kind = "monthly", row = randomUUID() as string) =>
      tried(
        who,
        `insert into placement_documents (id, placement_id, council_id, provider_id, side, kind, covers_on, file_kind, bytes, state, uploaded_by_id, uploaded_at)
           values ('${row}', '${placement.id}', '${placement.councilId}', '${placement.providerId}', '${side}', '${kind}',
             '${lastMonth()}', 'pdf', 1, 'checking', '${who.personId}', now())`,
      );
    expect(await insert(manager, "provider")).toBe("rows 1");
    // Files are kept by the id of their row: nobody lays one over a document of the council.
    const theirs = randomUUID();
    await sqlFor("owner").begin(async (tx) => {
      await tx.unsafe("alter table redacted_documents no force row level security, disable trigger user");
      await tx`
        insert into redacted_documents (id, referral_id, council_id, title, kind, bytes, state, uploaded_by_id, uploaded_at)
        values (${theirs}, ${placement.referralId}, ${placement.councilId}, 'Health summary', 'pdf', 1, 'removed', ${world.broker.personId}, now())`;
      await tx.unsafe("alter table redacted_documents force row level security, enable trigger user");
    });
    expect(await insert(manager, "provider", "monthly", theirs)).toBe("42501");
    expect(await insert(world.broker, "council")).toBe("42501");
    expect(await insert(world.broker, "provider")).toBe("42501");
    expect(await insert(strangers[0] as Actor, "provider")).toBe("42501");
    const update = (who: Actor, what: string) =>
      tried(who, `update placement_documents set ${what} where id = '${id}'`);
    expect(await update(world.broker, `read_at = now(), read_by_id = '${socialWorker.personId}'`)).toBe(
      "42501",
    );
    expect(await update(world.broker, `read_at = now(), read_by_id = '${world.broker.personId}'`)).toBe(
      "rows 1",
    );
    expect(await update(world.broker, "state = 'removed', words = null")).toBe("42501");
    expect(await update(manager, "words = null")).toBe("42501");
    expect(await update(manager, `read_at = now(), read_by_id = '${manager.personId}'`)).toBe("42501");
    expect(await update(strangers[0] as Actor, "state = 'removed', words = null")).toBe("rows 0");
  });
});

describe("the child’s key", () => {
  it("takes what was handed in with it, which the case record holds before", async () => {
    const gone = await lived(40);
    const id = await ready(manager, PDF(), { reference: gone });
    const record = await read(world.broker, (tx) => caseRecord(tx, world.broker, gone, now()));
    expect(record.documents.map(({ name }) => name)).toEqual([`001-${gone}-monthly-${lastMonth()}.pdf`]);
    expect(JSON.stringify(record.text)).toContain("Monthly report on the child");
    await sqlFor("owner").begin(async (tx) => {
      await tx`alter table referrals no force row level security`;
      await tx`update referrals set state = 'ended'`;
      await tx`alter table referrals force row level security`;
    });
    await fileAllRecords();
    const [identity] = await sqlFor("owner")<{ id: string }[]>`
      select k.identity_id as id from placements p join referral_children k on k.id = p.referral_child_id
       where p.reference = ${gone}`;
    await transaction("worker", { "app.org_id": council }, async (tx) => {
      expect(await destroyIdentity(tx, identity?.id ?? "", new Date())).toBe(true);
    });
    expect(await status(viewPlacementDocument(socialWorker, gone, id))).toBe(404);
    const jobs = (await queuedJobs("forget-placement-document")).map(({ payload }) => payload);
    expect(jobs).toContainEqual(expect.objectContaining({ documentId: id }));
    await expect(readSealed(forEyesOf(world.broker), { id, councilId: council }, "made")).rejects.toThrow();
    const late = await send(manager, PDF(), { reference: gone });
    expect(late).toMatchObject({ error: { kind: "not-now" } });
  });
});
