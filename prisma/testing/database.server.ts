import { afterAll, beforeAll } from "vitest";
import { closeDatabase } from "~/platform/database/clients.server";
import { forgetEnv } from "~/platform/env.server";
import { createTestDatabase, type TestDatabase, testEnvironment } from "./cluster.server.ts";

export { createTestDatabase } from "./cluster.server.ts";

/**
 * Gives a test file a database of its own: call it at the top of the file. Until the file ends, `env.server` and
 * all clients of `platform/database` point to it.
 */
export function testDatabase(): { readonly ownerUrl: string; readonly name: string } {
  let made: TestDatabase | undefined;
  const before = new Map<string, string | undefined>();
  beforeAll(async () => {
    made = await createTestDatabase();
    for (const [name, value] of Object.entries(testEnvironment(made.ownerUrl))) {
      before.set(name, process.env[name]);
      process.env[name] = value;
    }
    forgetEnv();
  });
  afterAll(async () => {
    await closeDatabase();
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    forgetEnv();
    await made?.drop();
  });
  const database = (): TestDatabase => {
    if (!made) throw new Error("The database is there once the tests of the file run, not while it is read.");
    return made;
  };
  return {
    get ownerUrl() {
      return database().ownerUrl;
    },
    get name() {
      return database().name;
    },
  };
}
