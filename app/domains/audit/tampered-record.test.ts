import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "~/platform/ids";
import { headOf, keepHead, readHead, readHeads } from "./heads.server";
import { verifyAudit } from "./queries/verify-audit.server";
import { testRecord } from "./testing/record";

const record = testRecord();
const { writeThree, event, seal, tamper, problems } = record;

describe("somebody who may do everything in the database", () => {
  let first: string[];
  let second: string[];
  beforeEach(async () => {
    first = await writeThree();
    await seal();
    second = await writeThree();
    await seal();
    await writeThree();
    await seal();
  });

  it.each([["events"], ["vault.looks"], ["information_looks"]])("changes a row of %s", async (table) => {
    const column = table === "events" ? "reason" : table === "vault.looks" ? "person_id" : "document_id";
    const id = second[["events", "vault.looks", "information_looks"].indexOf(table)] ?? "";
    await tamper((tx) => tx.unsafe(`update ${table} set ${column} = '${newId()}' where id = '${id}'`));
    expect((await problems())[0]).toMatchObject({ kind: "changed-row", seal: "2", id });
  });

  it("changes a row and computes its digest anew", async () => {
    const id = second[0] ?? "";
    await tamper(async (tx) => {
      await tx`update events set reason = 'nothing happened' where id = ${id}`;
      await tx`set local timezone = 'UTC'`;
      await tx`update events e set digest = sha256(convert_to('public.events ' || jsonb_strip_nulls(to_jsonb(e) - 'digest')::text, 'UTF8')) where id = ${id}`;
    });
    expect(await problems()).toEqual([expect.objectContaining({ kind: "changed-row", seal: "2", id })]);
  });

  it("deletes a row", async () => {
    await tamper((tx) => tx`delete from vault.looks where id = ${first[1] ?? ""}`);
    expect(await problems()).toEqual([expect.objectContaining({ kind: "deleted-rows", seal: "1" })]);
  });

  it("deletes every row of a batch", async () => {
    await tamper(async (tx) => {
      for (const table of ["events", "vault.looks", "information_looks"])
        await tx.unsafe(`delete from ${table} where id in ('${second.join("','")}')`);
    });
    expect((await problems())[0]).toMatchObject({ kind: "deleted-rows", seal: "2" });
  });

  it("puts a row into what was sealed", async () => {
    const id = newId();
    await event(record.admin, id);
    await tamper(async (tx) => {
      await tx`set local timezone = 'UTC'`;
      await tx`update events set transaction = (select transaction from events where id = ${first[0] ?? ""}) where id = ${id}`;
      await tx`update events e set digest = sha256(convert_to('public.events ' || jsonb_strip_nulls(to_jsonb(e) - 'digest')::text, 'UTF8')) where id = ${id}`;
    });
    expect(await problems()).toEqual([expect.objectContaining({ kind: "inserted-row", seal: "1", id })]);
  });

  it("writes a row now that bears a time long ago", async () => {
    const id = newId();
    await event(record.admin, id, new Date(Date.now() - 48 * 3_600_000));
    expect(await problems()).toEqual([expect.objectContaining({ kind: "backdated-row", seal: null, id })]);
    await seal();
    expect(await problems()).toEqual([expect.objectContaining({ kind: "backdated-row", seal: "4", id })]);
  });

  it("lets two rows change places", async () => {
    const [one = "", two = ""] = [first[0], second[0]];
    const between = newId();
    await tamper(async (tx) => {
      for (const [from, to] of [
        [one, between],
        [two, one],
        [between, two],
      ] as const)
        await tx`update events set id = ${to} where id = ${from}`;
    });
    const found = await problems();
    expect(found[0]?.seal).toBe("1");
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set([one, two]));
  });

  it("lets two batches change places", async () => {
    await tamper(async (tx) => {
      for (const [from, to] of [
        [1, 9],
        [2, 1],
        [9, 2],
      ] as const)
        await tx`update audit_seals set number = ${to} where number = ${from}`;
    });
    expect((await problems())[0]).toMatchObject({ seal: "1" });
  });

  it("takes a link out of the chain", async () => {
    await tamper((tx) => tx`delete from audit_seals where number = 2`);
    const kinds = (await problems()).map(({ kind, seal: number }) => [kind, number]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ["missing-seal", "2"],
        ["cut-chain", "3"],
      ]),
    );
  });

  it("changes a seal", async () => {
    await tamper((tx) => tx`update audit_seals set row_count = 2 where number = 2`);
    expect((await problems())[0]).toMatchObject({ kind: "changed-seal", seal: "2" });
  });

  it("makes the whole chain again: only a head that was kept elsewhere tells", async () => {
    const folder = await mkdtemp(join(tmpdir(), "heads-"));
    const before = await verifyAudit(record.owner);
    if (!before.head) throw new Error("there is no head");
    expect(await keepHead(folder, "2026-11-28", headOf(before.head))).toBe(true);
    await tamper(async (tx) => {
      await tx`delete from events where id = ${second[0] ?? ""}`;
      await tx`truncate audit_seals`;
    });
    await seal();
    expect(await problems()).toEqual([]);
    const heads = await readHeads(folder);
    expect((await verifyAudit(record.owner, heads)).problems).toEqual([
      expect.objectContaining({ kind: "another-head", seal: "3" }),
    ]);
    // A day's head is written once, whatever the database says later.
    expect(await keepHead(folder, "2026-11-28", { ...headOf(before.head), number: "1" })).toBe(false);
    expect((await readHead(join(folder, "head-2026-11-28.json"))).number).toBe("3");
    await writeFile(join(folder, "head-2026-11-29.json"), "{}");
    await expect(readHeads(folder)).rejects.toThrow(/is not a head of the audit/);
    await rm(folder, { recursive: true });
  });

  it("cuts the end off, rows and all: only a head that was kept elsewhere tells", async () => {
    const { head } = await verifyAudit(record.owner);
    if (!head) throw new Error("there is no head");
    await tamper(async (tx) => {
      for (const table of ["events", "vault.looks", "information_looks"])
        await tx.unsafe(
          `delete from ${table} where transaction >= (select from_transaction from audit_seals where number = 3)`,
        );
      await tx`delete from audit_seals where number = 3`;
    });
    const verdict = await verifyAudit(record.owner, [{ name: "head.json", head: headOf(head) }]);
    expect(verdict.problems).toEqual([expect.objectContaining({ kind: "another-head", seal: "3" })]);
  });
});
