import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { council, person } from "../prisma/factories/organisations";
import { draftReferral } from "../prisma/factories/referrals";
import { testVaultKey } from "../prisma/testing/cluster.server";
import { testDatabase } from "../prisma/testing/database.server";

testDatabase();
const newKey = Buffer.alloc(32, "a newer key").toString("base64");
let elsewhere = "";
beforeAll(async () => {
  elsewhere = mkdtempSync(join(tmpdir(), "keys-"));
  await draftReferral(await person(await council(), ["broker"]), { leave: ["narrative"] });
});
afterAll(() => rmSync(elsewhere, { recursive: true }));

function rotate(env: Record<string, string>): Promise<{ code: number | null; message: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/vault-rotate.ts"], {
      env: { ...process.env, NODE_ENV: "test", HOMEWARD_VAULT_KEY: "", ...env },
    });
    let message = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (piece) => {
        message += piece;
      });
    child.on("close", (code) => done({ code, message }));
  });
}

it("says what it did, and which key may go only when nothing needs it", async () => {
  const both = { HOMEWARD_VAULT_KEYS: `${newKey},${testVaultKey}` };
  const wrong = await rotate({ ...both, HOMEWARD_KEY_STORE: elsewhere });
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.message).toMatch(/1 child has no key in .*not the key store of this database/);
  expect(wrong.message).not.toMatch(/Nothing needs/);
  const done = await rotate(both);
  expect(done.message).toMatch(
    /1 data key wrapped anew, 0 had been already, 0 are destroyed\. No row was touched/,
  );
  expect(done.message).toMatch(/Nothing needs [0-9a-f]{16} any more/);
  expect(done.code).toBe(0);
  expect(done.message).not.toContain(newKey);
});
