import { lchown, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Gives a file, or a folder and all in it, to the user that the database runs as; does nothing where that is us. */
export async function giveTo(user: { uid: number; gid: number } | undefined, folder: string): Promise<void> {
  if (!user) return;
  await lchown(folder, user.uid, user.gid);
  if (!(await stat(folder)).isDirectory()) return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await lchown(join(entry.parentPath, entry.name), user.uid, user.gid);
}
