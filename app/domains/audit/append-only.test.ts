import { describe, expect, it } from "vitest";
import { newId } from "~/platform/ids";
import { testRecord } from "./testing/record";

const record = testRecord();
const { council, writeThree, seal } = record;

describe("nobody changes the record through the database's own ways", () => {
  it.each(["events", "vault.looks", "information_looks", "audit_seals"])(
    "%s is append-only, for its owner too",
    async (table) => {
      await writeThree();
      await seal();
      await expect(record.admin.unsafe(`delete from ${table}`)).rejects.toMatchObject({ code: "42501" });
      await expect(record.admin.unsafe(`truncate ${table}`)).rejects.toMatchObject({ code: "42501" });
      const column = table === "audit_seals" ? "row_count" : "id";
      await expect(record.admin.unsafe(`update ${table} set ${column} = ${column}`)).rejects.toMatchObject({
        code: "42501",
      });
    },
  );

  it("no role of the application may change, remove, or seal by hand", async () => {
    const rights = await record.admin<{ who: string; what: string; table: string }[]>`
      select grantee as who, privilege_type as what, table_name as "table" from information_schema.role_table_grants
       where table_name in ('events', 'looks', 'information_looks', 'audit_seals') and grantee like 'homeward\\_%'
         and grantee <> 'homeward_owner' and privilege_type not in ('SELECT', 'INSERT')`;
    expect(rights).toEqual([]);
    const sealers = await record.admin<{ who: string }[]>`
      select grantee as who from information_schema.role_table_grants
       where table_name = 'audit_seals' and privilege_type = 'INSERT' and grantee <> 'homeward_owner'`;
    expect(sealers.map(({ who }) => who)).toEqual(["homeward_auditor"]);
    for (const role of ["council", "provider", "region", "reader", "auth"]) {
      const [may] = await record.admin<{ seal: boolean }[]>`
        select has_function_privilege(${`homeward_${role}`}, 'public.seal_audit()', 'execute') as seal`;
      expect(may?.seal, role).toBe(false);
    }
  });

  it("a writer says neither the digest nor the transaction", async () => {
    const id = newId();
    await record.admin`insert into events (id, at, kind, audience, council_id, subject, subject_id, transaction, digest)
      values (${id}, now(), 'x', 'council', ${council}, 'referral', ${newId()}, 1, '\\x00')`;
    const [row] = await record.admin<{ transaction: string; bytes: number }[]>`
      select transaction::text, length(digest) as bytes from events where id = ${id}`;
    expect(Number(row?.transaction)).toBeGreaterThan(1);
    expect(row?.bytes).toBe(32);
  });
});
