import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Asked } from "../pages/portal.ts";

/** Run in the folder of another checkout: makes its world and serves its pages until whoever asked is gone. */
const own = (path: string) => import(pathToFileURL(join(process.cwd(), path)).href);
const [worlds, serving, visiting, database] = await Promise.all([
  own("bench/pages/world.ts"),
  own("bench/pages/serving.ts"),
  own("bench/pages/visit.ts"),
  own("bench/database.ts"),
]);
const keys = join(process.cwd(), ".data", "bench", "keys");
await mkdir(keys, { recursive: true, mode: 0o700 });
const cluster = await worlds.benchCluster();
const world = await worlds.makeWorld(cluster, Number(process.argv[2]));
const portal = await serving.serve("before", ["--enable-source-maps", "build/run/server.mjs"], {
  DATABASE_URL: world.ownerUrl,
  HOMEWARD_SECRET: database.benchSecret,
  HOMEWARD_VAULT_KEY: Buffer.alloc(32, "bench").toString("base64"),
  HOMEWARD_KEY_STORE: keys,
  PORT: "0",
  HOST: "127.0.0.1",
  HOMEWARD_DEMO: "1",
});
/** Before there was a second factor, signing in asked the database for nothing. */
const signIn = (email: string): Promise<string> =>
  visiting.signIn.length > 3
    ? visiting.signIn(world.admin, portal.address, email, worlds.benchPassword)
    : visiting.signIn(portal.address, email, worlds.benchPassword);
const asking = async (who: { slug: string; email: string }) => ({
  slug: who.slug,
  cookie: await signIn(who.email),
});
const asked: Asked = {
  address: portal.address,
  provider: await asking(world.provider),
  council: await asking(world.council),
};
process.send?.({ asked });
process.once("disconnect", async () => {
  await portal.stop();
  await world.admin.end({ timeout: 5 });
  await cluster.stop();
  process.exit(0);
});
