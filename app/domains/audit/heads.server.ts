import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Seal } from "./chain.server";

/** The end of the chain on one day, as it is kept outside the database. */
export const headSchema = z.object({
  number: z.string().regex(/^\d{1,18}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  sealedAt: z.string(),
});
export type Head = z.infer<typeof headSchema>;

export function headOf(seal: Pick<Seal, "number" | "hash" | "sealedAt">): Head {
  return {
    number: seal.number,
    hash: seal.hash.toString("hex"),
    sealedAt: seal.sealedAt.toISOString(),
  };
}

/**
 * Writes the head of a day (`YYYY-MM-DD`) into the folder; one that is there already stays as it is, whatever the
 * database says now. Returns whether it was written.
 */
export async function keepHead(folder: string, day: string, head: Head): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(join(folder, `head-${day}.json`), `${JSON.stringify(head)}\n`, {
      flag: "wx",
      mode: 0o400,
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** A head from a file. Throws an Error for people when it holds none. */
export async function readHead(path: string): Promise<Head> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Error(`There is no file ${path}.`);
  });
  try {
    return headSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${path} is not a head of the audit: it holds no number and hash.`);
  }
}

/** Every head that the folder keeps, by the name of its file; none when there is no folder. */
export async function readHeads(folder: string): Promise<{ name: string; head: Head }[]> {
  const names = await readdir(folder).catch(() => []);
  const wanted = names.filter((name) => /^head-.*\.json$/.test(name)).sort();
  return Promise.all(wanted.map(async (name) => ({ name, head: await readHead(join(folder, name)) })));
}
