import { rm } from "node:fs/promises";
import { newId } from "~/platform/ids";
import type { Result } from "~/platform/result";
import { removeKept } from "./file-store.server";

/**
 * Takes a file that has arrived, for a new row: `keep` keeps it under the id that it is given and writes the row. Whatever comes
 * of it, nothing is left of what arrived; and nothing is kept where `keep` says no or throws.
 */
export async function takeArrived<T, E>(
  arrived: { path: string },
  keep: (id: string) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const id = newId();
  let kept = false;
  try {
    const result = await keep(id);
    kept = result.ok;
    return result;
  } finally {
    await rm(arrived.path, { force: true });
    if (!kept) await removeKept(id);
  }
}
