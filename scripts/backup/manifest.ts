import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { z } from "zod";
import { sha256OfFile } from "~/platform/files/sha256-of-file.server";

const shape = z.object({
  format: z.literal(1),
  /** `embedded`: a copy of the cluster's files; `pg_dump`: one archive; `keys`: a key store. */
  kind: z.enum(["embedded", "pg_dump", "keys"]),
  made: z.iso.datetime(),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof shape>;

const NAME = "manifest.json";

/** Something that whoever runs the portal has to mend: shown as words, without a stack. */
export class CannotBeDone extends Error {}

/** Every file below a folder, as paths from it with forward slashes, in order. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** Makes the folder of a backup, which has to be empty. */
export async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new CannotBeDone(`${folder} is not empty. Each backup has a folder of its own: choose a new one.`);
}

/** Throws when one of two folders lies in the other. */
export function keptApart(one: string, other: string): void {
  const [a, b] = [`${resolve(one)}${sep}`, `${resolve(other)}${sep}`];
  if (a.startsWith(b) || b.startsWith(a))
    throw new CannotBeDone(
      "The keys have to lie apart from the database: in one backup with it, what was destroyed would come back. Choose two folders, on two disks.",
    );
}

/** Writes the manifest last: a folder without one is no whole backup. */
export async function writeManifest(folder: string, kind: Manifest["kind"]): Promise<Manifest> {
  const files = [];
  for (const path of await filesBelow(folder)) {
    const at = join(folder, path);
    files.push({ path, bytes: (await stat(at)).size, sha256: await sha256OfFile(at) });
  }
  const manifest: Manifest = { format: 1, kind, made: new Date().toISOString(), files };
  await writeFile(join(folder, NAME), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
  return manifest;
}

/** The manifest of a backup whose every file is there, is what it was, and is the only one. */
export async function checkedManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, NAME), "utf8").catch(() => {
    throw new CannotBeDone(`${folder} holds no whole backup: its ${NAME} is missing.`);
  });
  const manifest = shape.parse(JSON.parse(text));
  const known = new Set([NAME, ...manifest.files.map(({ path }) => path)]);
  const strange = (await filesBelow(folder)).filter((path) => !known.has(path));
  if (strange.length > 0)
    throw new CannotBeDone(`${folder} holds ${strange[0]}, which its manifest does not name.`);
  for (const { path, sha256 } of manifest.files) {
    const found = await sha256OfFile(join(folder, path)).catch(() => "");
    if (found !== sha256)
      throw new CannotBeDone(`${path} in ${folder} is not what was backed up. Nothing was restored.`);
  }
  return manifest;
}
