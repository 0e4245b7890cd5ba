import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { askChange } from "~/domains/agreements/commands/ask-change.server";
import { withdrawChange } from "~/domains/agreements/commands/withdraw-change.server";
import { filePack } from "~/domains/records/commands/file-pack.server";
import { takePack } from "~/domains/records/commands/take-pack.server";
import { caseRecord } from "~/domains/records/queries/case-record.server";
import { viewRecord } from "~/domains/records/queries/view-record.server";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { forEyesOf, readSealed } from "~/domains/vault/queries/sealed-file.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { removePart, sizeOfKept } from "~/platform/files/file-store.server";
import { addDays } from "~/platform/time";
import { person } from "../../../prisma/factories/organisations";
import { triedAs } from "../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, queuedJobs } from "../../../prisma/testing/deciding.server";
import { fileAllRecords } from "../../../prisma/testing/filed.server";
import { day } from "../../../prisma/testing/placed.server";
import { arrivedFile } from "../../../prisma/testing/uploads.server";
import { removeDocument } from "./commands/remove-document.server";
import { uploadEvidence } from "./commands/upload-document.server";
import { MAX_OF_A_PLACEMENT } from "./document-kinds.options";
import { areReady, packDocuments } from "./queries/document-chapter.server";
import { viewPlacementDocument } from "./queries/view-placement-document.server";
import { viewReportForm } from "./queries/view-report-form.server";
import { REPORTS_PAGE_SIZE, viewReports } from "./queries/view-reports.server";
import { coversProblem, monthAfter, monthOf } from "./report.rules";
import { documentSteps, lastMonth, PDF, status } from "./testing/document-steps.server";

vi.mock(
  "~/platform/files/opening/opener-script",
  () => import("~/platform/files/opening/testing/bundled-opener"),
);

const { begin, lived, placementId, send, sent, check, ready, opens, councilLooks } = documentSteps();
testDatabase();
let world: DecidingWorld;
let manager: Actor;
let socialWorker: Actor;
let strangers: readonly Actor[];
let reference: string;
let council: string;

beforeAll(async () => {
  ({ world, manager, socialWorker, strangers, reference, council } = await begin());
});

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
    uploadEvidence(who, { reference, changeId, file: await arrivedFile(PDF()) });

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
    const past = await triedAs(
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
    const insert = (
      who: Actor,
      side: string,
      { kind = "monthly", row = randomUUID() as string, coversOn = lastMonth() } = {},
    ) =>
      triedAs(
        who,
        `insert into placement_documents (id, placement_id, council_id, provider_id, side, kind, covers_on, file_kind, bytes, state, uploaded_by_id, uploaded_at)
           values ('${row}', '${placement.id}', '${placement.councilId}', '${placement.providerId}', '${side}', '${kind}',
             '${coversOn}', 'pdf', 1, 'checking', '${who.personId}', now())`,
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
    expect(await insert(manager, "provider", { row: theirs })).toBe("42501");
    // The child moved in 100 days ago, and lives there.
    for (const [kind, coversOn, comes] of [
      ["monthly", monthOf(day(-100)), "rows 1"],
      ["monthly", monthOf(day(0)), "rows 1"],
      ["monthly", monthOf(addDays(monthOf(day(-100)), -1)), "42501"],
      ["regulation-44", monthAfter(monthOf(day(0))), "42501"],
      ["regulation-40", day(-100), "rows 1"],
      ["regulation-40", day(0), "rows 1"],
      ["regulation-40", day(-101), "42501"],
      ["regulation-40", day(1), "42501"],
    ] as const) {
      expect(await insert(manager, "provider", { kind, coversOn }), `${kind} ${coversOn}`).toBe(comes);
      // The program says the same.
      const problem = coversProblem(kind, coversOn, { firstNight: day(-100), lastNight: null }, day(0));
      expect(problem === undefined, `${kind} ${coversOn}`).toBe(comes === "rows 1");
    }
    expect(await insert(world.broker, "council")).toBe("42501");
    expect(await insert(world.broker, "provider")).toBe("42501");
    expect(await insert(strangers[0] as Actor, "provider")).toBe("42501");
    const update = (who: Actor, what: string) =>
      triedAs(who, `update placement_documents set ${what} where id = '${id}'`);
    expect(await update(world.broker, `read_at = now(), read_by_id = '${socialWorker.personId}'`)).toBe(
      "42501",
    );
    const marked = (who: Actor) => update(who, `read_at = now(), read_by_id = '${who.personId}'`);
    expect(await marked(world.broker)).toBe("rows 1");
    // Whoever may not know the child has not read it.
    for (const roles of [["broker"], ["quality-assurance"]] as const)
      expect(await marked(await person(world.home, [...roles])), roles.join()).toBe("42501");
    expect(await update(world.broker, "state = 'removed', words = null")).toBe("42501");
    expect(await update(manager, "words = null")).toBe("42501");
    expect(await update(manager, `read_at = now(), read_by_id = '${manager.personId}'`)).toBe("42501");
    expect(await update(strangers[0] as Actor, "state = 'removed', words = null")).toBe("rows 0");
  });
});

describe("many reports on one placement", () => {
  const fill = async (of: string, many: number) => {
    const id = await placementId(of);
    await sqlFor("owner").begin(async (tx) => {
      await tx.unsafe("alter table placement_documents no force row level security, disable trigger user");
      await tx`
        insert into placement_documents (id, placement_id, council_id, provider_id, side, kind, covers_on, file_kind, bytes,
          state, words, page_count, uploaded_by_id, uploaded_at)
        select gen_random_uuid(), ${id}, ${council}, ${manager.organisationId}, 'provider', 'regulation-40', ${day(-3)}::date, 'pdf', 1,
          'ready', 'x', 1, ${manager.personId}, now() - make_interval(mins => n) from generate_series(1, ${many}::int) n`;
      await tx.unsafe("alter table placement_documents force row level security, enable trigger user");
    });
  };

  it("are read a page at a time, each once, and what is missing does not depend on the page", async () => {
    const of = await lived(40);
    const before = (await viewReports(manager, of)).missing.length;
    await fill(of, REPORTS_PAGE_SIZE + 1);
    const first = await viewReports(world.broker, of);
    expect(first.reports).toHaveLength(REPORTS_PAGE_SIZE);
    const second = await viewReports(world.broker, of, first.next);
    expect([second.reports.length, second.next]).toEqual([1, null]);
    const ids = new Set([...first.reports, ...second.reports].map(({ id }) => id));
    expect(ids.size).toBe(REPORTS_PAGE_SIZE + 1);
    for (const view of [first, second]) expect(view.missing).toHaveLength(before);
  });

  it("have a limit, said before anything is uploaded", async () => {
    const of = await lived(40);
    await fill(of, MAX_OF_A_PLACEMENT - 1);
    const form = () => viewReportForm(manager, of, "regulation-40", "upload-report");
    expect(await form()).toMatchObject({ roomLeft: 1, whyNot: null });
    await sent(manager, PDF(), { reference: of });
    expect((await form()).whyNot).toContain(`has ${MAX_OF_A_PLACEMENT} documents`);
    expect((await viewReports(manager, of)).full).toContain("secure email");
    expect(
      await send(manager, PDF(), { reference: of, kind: "regulation-40", coversOn: day(-1) }),
    ).toMatchObject({
      error: { kind: "not-now", message: expect.stringContaining("secure email") },
    });
    const asks = await viewReportForm(world.broker, of, "regulation-40", "ask");
    expect([asks.whyNot, asks.roomLeft]).toEqual([null, null]);
  });
});

describe("a pack that cannot hold every document", () => {
  it("says so in its page, and is filed only with what it leaves out", async () => {
    const of = await lived(70);
    const [small, lost, large] = [
      await ready(manager, PDF(), { reference: of, coversOn: monthOf(day(-70)) }),
      await ready(manager, PDF(), { reference: of, kind: "regulation-40", coversOn: day(-9) }),
      await ready(manager, PDF(), { reference: of, kind: "regulation-40", coversOn: day(-2) }),
    ];
    await removePart(lost, "made");
    const room = (await sizeOfKept(small, "made")) ?? 0;
    const taken = await takePack(world.broker, of, room);
    if (!taken.ok) throw new Error(JSON.stringify(taken.error));
    const text = taken.value.bytes.toString("utf8");
    expect(text).toContain(`documents/001-${of}-monthly-${monthOf(day(-70))}.pdf`);
    expect(text).toMatch(
      /Not in this file: Notification of a serious event, [^.]*\. Its file could not be opened/,
    );
    expect(text).toMatch(
      /Not in this file: Notification of a serious event, [^.]*\. The files of a pack are/,
    );
    // What it does not take is not looked at.
    expect(await councilLooks(world.broker, small)).toBe(1);
    for (const id of [lost, large]) expect(await councilLooks(world.broker, id)).toBe(0);
    const [pack] = (await viewRecord(world.broker, of)).packs;
    expect(pack?.leftOut.map(({ id }) => id).sort()).toEqual([lost, large].sort());
    const file = (leftOutFiled: boolean) =>
      filePack(world.broker, {
        reference: of,
        id: pack?.id ?? "",
        on: day(0),
        where: "Folder 3",
        leftOutFiled,
      });
    expect(await file(false)).toMatchObject({ error: { kind: "invalid", field: "leftOutFiled" } });
    const past = `update record_packs set filed_on = '${day(0)}', filed_where = 'x', filed_by_id = '${world.broker.personId}', filed_at = now()`;
    expect(await triedAs(world.broker, `${past} where id = '${pack?.id}'`)).toBe("23514");
    expect(await file(true)).toEqual({ ok: true, value: null });
    expect((await viewRecord(world.broker, of)).standing).toBe("filed");
  });

  it("is not taken where a document was removed while it was made", async () => {
    const of = await lived(40);
    const id = await ready(manager, PDF(), { reference: of });
    const record = await read(world.broker, (tx) => caseRecord(tx, world.broker, of, now()));
    const { files } = await packDocuments(world.broker, record.documents);
    expect(await read(world.broker, (tx) => areReady(tx, world.broker, [id]))).toBe(true);
    await removeDocument(manager, { reference: of, documentId: id, why: "wrong-child" });
    const ids = files.map((one) => one.id);
    expect(await read(world.broker, (tx) => areReady(tx, world.broker, ids))).toBe(false);
    // It is opened no more, and keeps nobody from the others.
    expect(await packDocuments(world.broker, record.documents)).toMatchObject({
      files: [],
      left: [{ id, why: "unreadable" }],
    });
  });
});

describe("the child’s key", () => {
  it("takes what was handed in with it, which the case record holds before", async () => {
    const gone = await lived(40);
    const id = await ready(manager, PDF(), { reference: gone });
    const record = await read(world.broker, (tx) => caseRecord(tx, world.broker, gone, now()));
    const { files, left } = await packDocuments(world.broker, record.documents);
    expect(files.map(({ name }) => name)).toEqual([`001-${gone}-monthly-${lastMonth()}.pdf`]);
    expect(JSON.stringify(record.text(left))).toContain("Monthly report on the child");
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
