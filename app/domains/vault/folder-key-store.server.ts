import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, link, open, opendir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { failpoint } from "~/platform/failpoint.server";
import type { KeyStore, StoredKey, WrappedKey } from "./key-store.server";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NAME = /^([0-9a-f-]{36})\.(key|destroyed|[0-9a-f]{16}\.new)$/;
/** A file that was being written when its process died; none takes so long. */
const LEFT_BEHIND = 3_600_000;

const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, "base64")));
const keyFile = z.object({
  format: z.literal(1),
  keyId: z.string(),
  nonce: bytes,
  ciphertext: bytes,
  madeAt: z.iso.datetime().transform((at) => new Date(at)),
});
const destroyedFile = z.object({ destroyedAt: z.iso.datetime().transform((at) => new Date(at)) });

/**
 * Keys in one flat folder that is there already, readable by its owner alone: `<id>.key`, and `<id>.destroyed` for
 * ever after. The second is written before the first is removed and wins over it, which makes destroying final
 * against a `put` of another process: whoever replaces a key looks for it once more afterwards.
 */
export function folderKeyStore(folder: string): KeyStore {
  const keyPath = (id: string) => join(folder, `${checked(id)}.key`);
  const destroyedPath = (id: string) => join(folder, `${checked(id)}.destroyed`);

  async function destroyedAt(id: string): Promise<Date | undefined> {
    const text = await readIfThere(destroyedPath(id));
    return text === undefined ? undefined : destroyedFile.parse(JSON.parse(text)).destroyedAt;
  }

  /** Writes a whole new file beside the one that is meant, and gives its path. */
  async function written(id: string, content: object): Promise<string> {
    const path = join(folder, `${checked(id)}.${randomBytes(8).toString("hex")}.new`);
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(`${JSON.stringify(content)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    failpoint("vault:key-written");
    return path;
  }

  /** The key, and what an attempt to write it has left; an attempt under way then finds that it may not. */
  async function removeKey(id: string): Promise<void> {
    await rm(keyPath(id), { force: true });
    for await (const { name } of await opendir(folder))
      if (name.startsWith(`${id}.`) && name.endsWith(".new")) await rm(join(folder, name), { force: true });
    await syncFolder(folder);
  }

  return {
    async get(id): Promise<StoredKey> {
      const text = await readIfThere(keyPath(id));
      const at = await destroyedAt(id);
      if (at) return { state: "destroyed", at };
      if (text === undefined) return { state: "unknown" };
      const { format: _format, ...wrapped } = keyFile.parse(JSON.parse(text));
      return { state: "kept", wrapped };
    },

    async put(id, wrapped, how) {
      if (await destroyedAt(id)) return "destroyed";
      const fresh = await written(id, asFile(wrapped));
      try {
        // A link is refused where there is a file; a rename replaces it.
        if (how === "new") await link(fresh, keyPath(id));
        else {
          await stat(keyPath(id));
          await rename(fresh, keyPath(id));
        }
      } catch (error) {
        if (hasCode(error, "EEXIST")) return "taken";
        if (!hasCode(error, "ENOENT")) throw error;
        // There was nothing to replace, or destroying has swept our own file away.
        return (await destroyedAt(id)) ? "destroyed" : "unknown";
      } finally {
        await rm(fresh, { force: true });
      }
      await syncFolder(folder);
      if (await destroyedAt(id)) {
        await removeKey(id);
        return "destroyed";
      }
      failpoint("vault:key-kept");
      return "kept";
    },

    async destroy(id, at) {
      if (!(await destroyedAt(id))) {
        const fresh = await written(id, { destroyedAt: at.toISOString() });
        await rename(fresh, destroyedPath(id));
        await syncFolder(folder);
      }
      failpoint("vault:destroying");
      await removeKey(id);
    },

    async *list() {
      const kept: string[] = [];
      const half = new Set<string>();
      const destroyed = new Set<string>();
      for await (const { name } of await opendir(folder)) {
        const [, id = "", kind = ""] = NAME.exec(name) ?? [];
        if (!ID.test(id)) continue;
        if (kind === "key") kept.push(id);
        else if (kind === "destroyed") destroyed.add(id);
        else if (await isLeftBehind(join(folder, name))) half.add(name);
      }
      for (const name of half) await rm(join(folder, name), { force: true });
      for (const id of destroyed) yield { id, state: "destroyed" as const };
      for (const id of kept) {
        if (!destroyed.has(id)) yield { id, state: "kept" as const };
        // A process died between the two steps of destroying, or of replacing.
        else await removeKey(id);
      }
    },

    async check() {
      const found = await stat(folder).catch(() => undefined);
      if (!found?.isDirectory())
        throw new Error(
          `There is no folder ${folder}, which HOMEWARD_KEY_STORE names. Without it nobody can read who the children are. Mount it, or make it (mkdir -m 700).`,
        );
      if (process.platform !== "win32" && (found.mode & 0o077) !== 0)
        throw new Error(
          `Others can enter the folder ${folder}, where the children's keys are. Close it to them: chmod 700 ${folder}`,
        );
      await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).catch(() => {
        throw new Error(`This user cannot write to the folder ${folder}, which HOMEWARD_KEY_STORE names.`);
      });
    },
  };
}

/** No path is made of anything but an id. */
function checked(id: string): string {
  if (!ID.test(id)) throw new Error("A key's id has to be a uuid in lower case.");
  return id;
}

function asFile({ keyId, nonce, ciphertext, madeAt }: WrappedKey): object {
  const base64 = (value: Uint8Array) => Buffer.from(value).toString("base64");
  return {
    format: 1,
    keyId,
    nonce: base64(nonce),
    ciphertext: base64(ciphertext),
    madeAt: madeAt.toISOString(),
  };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** By the clock of the machine, which dates files; not by the portal's. */
async function isLeftBehind(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > LEFT_BEHIND;
}

/** A name in a folder outlives a power cut only once the folder itself is written down. Windows has no way to ask. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
