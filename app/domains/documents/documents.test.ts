import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { askChange } from "~/domains/agreements/commands/ask-change.server";
import { withdrawChange } from "~/domains/agreements/commands/withdraw-change.server";
import { caseRecord } from "~/domains/records/queries/case-record.server";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { forEyesOf, readSealed } from "~/domains/vault/queries/sealed-file.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
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
import { viewPlacementDocument } from "./queries/view-placement-document.server";
import { coversProblem, monthAfter, monthOf } from "./report.rules";
import { documentSteps, lastMonth, PDF, status } from "./testing/document-steps.server";

vi.mock(
  "~/platform/files/opening/opener-script",
  () => import("~/platform/files/opening/testing/bundled-opener"),
);

const { begin, lived, send, check, ready, opens } = documentSteps();
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
