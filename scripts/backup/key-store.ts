import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

const KEY = /^([0-9a-f-]{36})\.key$/;
const DESTROYED = /^([0-9a-f-]{36})\.destroyed$/;

/** Copies a key store: the wrapped keys, and the marks of what was destroyed. Gives how many keys it holds. */
export async function copyKeyStore(from: string, to: string): Promise<number> {
  // Keys before marks: what is destroyed while this runs is in the copy as destroyed.
  for (const wanted of [KEY, DESTROYED])
    for (const name of await readdir(from))
      if (wanted.test(name)) await copyFile(join(from, name), join(to, name)).catch(gone);
  const marks = new Set((await readdir(to)).flatMap((name) => DESTROYED.exec(name)?.[1] ?? []));
  for (const id of marks) await rm(join(to, `${id}.key`), { force: true });
  return (await readdir(to)).filter((name) => KEY.test(name)).length;
}

/**
 * Brings keys back that the store has lost. What either side knows as destroyed stays destroyed, and a key that is
 * there is not replaced by an older wrapping of it.
 */
export async function restoreKeyStore(
  from: string,
  to: string,
): Promise<{ keys: number; destroyed: number }> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const [saved, there] = [await readdir(from), await readdir(to)];
  const idsOf = (names: string[], what: RegExp) =>
    new Set(names.flatMap((name) => what.exec(name)?.[1] ?? []));
  const known = idsOf(there, DESTROYED);
  for (const id of idsOf(saved, DESTROYED)) {
    if (!known.has(id)) await copyFile(join(from, `${id}.destroyed`), join(to, `${id}.destroyed`));
    await rm(join(to, `${id}.key`), { force: true });
    known.add(id);
  }
  const present = idsOf(there, KEY);
  let keys = 0;
  for (const id of idsOf(saved, KEY)) {
    if (known.has(id) || present.has(id)) continue;
    await copyFile(join(from, `${id}.key`), join(to, `${id}.key`));
    keys += 1;
  }
  return { keys, destroyed: known.size };
}

function gone(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
