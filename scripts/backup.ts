// npm run backup -- DIR [--keys DIR2]: the database and the files, and apart from them the children's keys.
import { copyFile, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { copyCluster } from "./backup/embedded.ts";
import { ARCHIVE, CLUSTER, copyFiles, FILES, REMEMBERED } from "./backup/folders.ts";
import { copyKeyStore } from "./backup/key-store.ts";
import { CannotBeDone, emptyFolder, keptApart, writeManifest } from "./backup/manifest.ts";
import { postgresTool } from "./backup/tools.ts";
import { startEmbedded } from "./database/embedded.mjs";
import { databaseIsThere, exitCodeOf } from "./database/nothing-there.ts";
import { say } from "./import/progress.ts";
import { DATA, settings } from "./start/settings.mjs";

const USAGE = `npm run backup -- DIR [--keys DIR2]

  DIR      a new folder for the database and the files that people have sent
  --keys   another one, on another disk, for the children's wrapped keys. Keep it 30 days at most:
           what was destroyed lives on in it for as long.

The vault's own key (HOMEWARD_VAULT_KEY, or .data/secrets.json of the demo) is in neither: it stays in your safe.
Without one of the three nobody can read who the children are, and neither can you.`;

function asked() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { keys: { type: "string" } },
    });
    const [to, ...more] = positionals.map((path) => resolve(process.env.INIT_CWD ?? ".", path));
    if (!to || more.length > 0) return undefined;
    return { to, keys: values.keys ? resolve(process.env.INIT_CWD ?? ".", values.keys) : undefined };
  } catch {
    return undefined;
  }
}

async function backUp(to: string, keys: string | undefined): Promise<void> {
  if (keys) keptApart(to, keys);
  databaseIsThere("back up");
  const { embedded, env } = settings();
  await emptyFolder(to);
  if (keys) await emptyFolder(keys);
  if (embedded) {
    const database = await startEmbedded({ dataDir: `${DATA}/postgres`, log: say });
    try {
      say("Copying the database");
      await copyCluster(database.adminUrl, join(database.dataDir, "cluster"), join(to, CLUSTER));
      await copyFile(join(database.dataDir, "embedded.json"), join(to, REMEMBERED));
    } finally {
      if (!database.adopted) await database.stop();
    }
  } else {
    say("Copying the database with pg_dump");
    // Row security holds for the owner, too: whoever copies every row has to be allowed past it.
    const url = process.env.HOMEWARD_BACKUP_URL || String(env.DATABASE_URL);
    await postgresTool("pg_dump", url, ["--format=custom", `--file=${join(to, ARCHIVE)}`]);
  }
  await mkdir(join(to, FILES), { mode: 0o700 });
  await copyFiles(resolve(String(env.HOMEWARD_FILES || `${DATA}/files`)), join(to, FILES));
  const { files } = await writeManifest(to, embedded ? "embedded" : "pg_dump");
  say(`${files.length} files in ${to}`);
  // After the database: each child that is in its copy has its key in this one.
  if (!keys) return say("The children's keys were not copied: --keys DIR2, on another disk.");
  const kept = await copyKeyStore(String(env.HOMEWARD_KEY_STORE), keys);
  await writeManifest(keys, "keys");
  say(`${kept} keys in ${keys}. Keep the vault's own key in your safe, with neither of them.`);
}

const ask = asked();
if (!ask) {
  say(USAGE);
  process.exitCode = 2;
} else {
  try {
    await backUp(ask.to, ask.keys);
  } catch (error) {
    say(
      error instanceof CannotBeDone ? error.message : String(error instanceof Error ? error.message : error),
    );
    process.exitCode = exitCodeOf(error);
  }
}
