import { expect, it } from "vitest";
import { OPENED_FOR } from "~/domains/vault/identity";
import { DOCUMENT_LOOKS } from "~/domains/vault/written-looks.server";
import { sqlFor } from "~/platform/database/clients.server";
import { testDatabase } from "./testing/database.server";

testDatabase();

it("what somebody may look at who a child is for is the same in the database, whichever migration was last", async () => {
  const [check] = await sqlFor("owner")<{ text: string }[]>`
    select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'looks_purpose'`;
  const held = [...(check?.text ?? "").matchAll(/'([a-z-]+)'/g)].map(([, purpose]) => purpose);
  expect(held.sort()).toEqual([...OPENED_FOR, ...DOCUMENT_LOOKS, "read-text", "comparison", "search"].sort());
});
