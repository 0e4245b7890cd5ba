// npm run restore -- DIR [--keys DIR2] [--force]: puts back what `npm run backup` has copied.
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { placeCluster } from "./backup/embedded.ts";
import { ARCHIVE, CLUSTER, copyFiles, FILES, REMEMBERED } from "./backup/folders.ts";
import { restoreKeyStore } from "./backup/key-store.ts";
import { CannotBeDone, checkedManifest } from "./backup/manifest.ts";
import { giveTo } from "./backup/owner.ts";
import { postgresTool } from "./backup/tools.ts";
import { placeFor } from "./database/embedded-place.mjs";
import { isServerOf, readPidFile } from "./database/embedded-process.mjs";
import { makeRoles } from "./database/make-roles.ts";
import { say } from "./import/progress.ts";
import { onlyOne } from "./start/only-one.mjs";
import { DATA, settings } from "./start/settings.mjs";

const USAGE = `npm run restore -- DIR [--keys DIR2] [--force]

  DIR      what npm run backup has made
  --keys   its copy of the children's keys. What the key store here, or that copy, knows as destroyed stays destroyed.
  --force  also where there is a database already: it is put aside, not removed

The portal has to stand still. Without the keys a restored database opens no child.`;

function asked() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { keys: { type: "string" }, force: { type: "boolean" } },
    });
    const there = (path: string) => resolve(process.env.INIT_CWD ?? ".", path);
    const [from, ...more] = positionals.map(there);
    if (!from || more.length > 0) return undefined;
    return { from, keys: values.keys ? there(values.keys) : undefined, force: values.force === true };
  } catch {
    return undefined;
  }
}

type Asked = NonNullable<ReturnType<typeof asked>>;

async function restore({ from, keys, force }: Asked): Promise<void> {
  // Before anything is made in this folder: a mistyped address leaves it as it is.
  say("Checking the backup");
  const manifest = await checkedManifest(from);
  const { embedded, env } = settings();
  // Ends with words when the portal runs from this folder.
  onlyOne();
  if (keys && (await checkedManifest(keys)).kind !== "keys") throw new CannotBeDone(`${keys} holds no keys.`);
  if (manifest.kind !== (embedded ? "embedded" : "pg_dump"))
    throw new CannotBeDone(
      embedded
        ? "This is a backup of a server of your own: set DATABASE_URL to the server that it shall go to."
        : "This is a backup of the embedded database: restore it without DATABASE_URL.",
    );
  const files = resolve(String(env.HOMEWARD_FILES || `${DATA}/files`));
  if (!force && (await readdir(files).catch(() => [])).some((name) => name !== "arriving"))
    throw new CannotBeDone(
      `There are files in ${files} already. Use --force to put those of the backup among them.`,
    );
  if (embedded) await intoFolder(from, force);
  else await intoServer(from, String(env.DATABASE_URL), String(env.HOMEWARD_SECRET), force);
  await mkdir(files, { recursive: true, mode: 0o700 });
  await copyFiles(join(from, FILES), files);
  if (keys) {
    const { keys: back, destroyed } = await restoreKeyStore(keys, String(env.HOMEWARD_KEY_STORE));
    say(`${back} keys are back; ${destroyed} children are destroyed and stay so.`);
  } else say("No keys were restored: children open whose keys are in the key store here.");
  say(
    "Start the portal (npm start), then run npm run vault:rotate: it says whether every child has a key here.",
  );
}

async function intoFolder(from: string, force: boolean): Promise<void> {
  const place = await placeFor(resolve(`${DATA}/postgres`), say);
  const cluster = join(place.dataDir, "cluster");
  const found = await readPidFile(cluster);
  if (found && (await isServerOf(found.pid, cluster)))
    throw new CannotBeDone(`The database in ${cluster} runs (process ${found.pid}). Stop the portal first.`);
  if (existsSync(cluster) && !force)
    throw new CannotBeDone(`There is a database in ${cluster} already. Use --force to put it aside.`);
  say("Restoring the database");
  const aside = await placeCluster(join(from, CLUSTER), cluster);
  await copyFile(join(from, REMEMBERED), join(place.dataDir, "embedded.json"));
  await giveTo(place.user, cluster);
  await giveTo(place.user, join(place.dataDir, "embedded.json"));
  if (aside) say(`The database that was here lies in ${aside}. Remove it when nobody needs it.`);
}

async function intoServer(from: string, url: string, secret: string, force: boolean): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [row] = await sql<{ there: boolean }[]>`select to_regclass('access.people') is not null as there`;
    if (row?.there && !force)
      throw new CannotBeDone(
        "There is a portal in this database already. Restore into an empty one, or use --force.",
      );
    // What is restored belongs to them.
    await makeRoles(sql, secret);
  } finally {
    await sql.end({ timeout: 5 });
  }
  say("Restoring the database with pg_restore");
  const clean = force ? ["--clean", "--if-exists"] : [];
  await postgresTool("pg_restore", url, [
    ...clean,
    `--dbname=${new URL(url).pathname.slice(1)}`,
    join(from, ARCHIVE),
  ]);
}

const ask = asked();
if (!ask) {
  say(USAGE);
  process.exitCode = 2;
} else {
  try {
    await restore(ask);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
