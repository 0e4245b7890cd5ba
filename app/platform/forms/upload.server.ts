import { rm } from "node:fs/promises";
import {
  unstable_composeUploadHandlers as composed,
  data,
  unstable_createMemoryUploadHandler as inMemory,
  MaxPartSizeExceededError,
  NodeOnDiskFile,
  unstable_parseMultipartFormData as parseMultipart,
  unstable_createFileUploadHandler as toFile,
} from "@remix-run/node";
import { newId } from "~/platform/ids";

export type Upload = {
  form: FormData;
  /** Where the file lies now, and how long it is; undefined when none was chosen. */
  file?: { path: string; bytes: number };
  /** Removes what arrived, unless it was taken. */
  forget(): Promise<void>;
};

/**
 * Reads a posted form with one file, which is streamed to `folder` under a name of ours and never held in memory: the
 * sender's file name is thrown away. `too-large` when it is longer than `most` bytes; nothing of it is left then.
 */
export async function readUpload(
  request: Request,
  { field, folder, most }: { field: string; folder: string; most: number },
): Promise<Upload | "too-large"> {
  const handler = composed(
    toFile({
      directory: folder,
      file: () => newId(),
      filter: ({ name }) => name === field,
      maxPartSize: most,
    }),
    inMemory({ maxPartSize: 20_000, filter: ({ name, filename }) => name !== field && !filename }),
  );
  let form: FormData;
  try {
    form = await parseMultipart(request, handler);
  } catch (error) {
    if (error instanceof MaxPartSizeExceededError) return "too-large";
    throw data(null, { status: 400 });
  }
  const sent = form.get(field) as unknown;
  form.delete(field);
  if (!(sent instanceof NodeOnDiskFile)) return { form, forget: async () => undefined };
  const path = sent.getFilePath();
  return { form, file: { path, bytes: sent.size }, forget: () => rm(path, { force: true }) };
}
