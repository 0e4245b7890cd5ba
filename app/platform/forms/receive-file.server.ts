import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import type { z } from "zod";
import { arrivals } from "~/platform/files/file-store.server";
import { FILE_TOO_LARGE, MAX_FILE_BYTES } from "~/platform/files/opening/accepted-file";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";
import { answer } from "./submission.server";
import { readUpload, type Upload } from "./upload.server";

type FileForm<S extends z.ZodType<object>, T> = {
  /** What is sent beside the file. */
  schema: S;
  /** What is said where no file was chosen. */
  missing: string;
  /** Keeps the file, or says why not. */
  take: (
    sent: z.output<S> & { file: NonNullable<Upload["file"]>; key: string },
  ) => Promise<Result<T, Refusal>>;
  /** Where it leads once the file is kept. */
  to: string | ((taken: T) => string);
  /** The most bytes of it, and what is said of more; what may be opened as a document where left out. */
  most?: { bytes: number; words: string };
};

/** Whether the form that was sent may carry a file. */
export function carriesFile(request: Request): boolean {
  return request.headers.get("content-type")?.startsWith("multipart/form-data") ?? false;
}

/**
 * Takes a form with one `file` and leads on; otherwise the page again, with what was typed and all that is wrong with it.
 * Nothing is left of a file that was not kept. Whether the person may send one is asked before.
 */
export async function receiveFile<S extends z.ZodType<object>, T>(request: Request, wanted: FileForm<S, T>) {
  const most = wanted.most ?? { bytes: MAX_FILE_BYTES, words: FILE_TOO_LARGE };
  const upload = await readUpload(request, { field: "file", folder: await arrivals(), most: most.bytes });
  try {
    const { form, file, key } = upload;
    const submission = parseWithZod(form, { schema: wanted.schema });
    const wrong = upload.tooLarge ? most.words : !file || file.bytes === 0 ? wanted.missing : undefined;
    if (submission.status !== "success" || wrong !== undefined || !file) {
      const own = submission.status === "error" ? submission.error : {};
      const fieldErrors = { ...own, ...(wrong === undefined ? {} : { file: [wrong] }) };
      return data(submission.reply({ fieldErrors: fieldErrors as never }), { status: 422 });
    }
    const taken = await wanted.take({ ...submission.value, file, key });
    if (!taken.ok) return answer(submission, taken.error);
    return redirect(typeof wanted.to === "string" ? wanted.to : wanted.to(taken.value));
  } finally {
    await upload.forget();
  }
}
