import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import type { z } from "zod";
import { arrivals } from "~/platform/files/file-store.server";
import { FILE_TOO_LARGE, MAX_FILE_BYTES } from "~/platform/files/opening/accepted-file";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";
import { answer } from "./submission.server";
import { readUpload, type Upload } from "./upload.server";

type FileForm<S extends z.ZodType<object>> = {
  /** What is sent beside the file. */
  schema: S;
  /** What is said where no file was chosen. */
  missing: string;
  /** Keeps the file, or says why not. */
  take: (
    sent: z.output<S> & { file: NonNullable<Upload["file"]>; key: string },
  ) => Promise<Result<unknown, Refusal>>;
  /** Where it leads once the file is kept. */
  to: string;
};

/** Whether the form that was sent may carry a file. */
export function carriesFile(request: Request): boolean {
  return request.headers.get("content-type")?.startsWith("multipart/form-data") ?? false;
}

/**
 * Takes a form with one `file` and leads on; otherwise the page again, with what was typed and all that is wrong with it.
 * Nothing is left of a file that was not kept. Whether the person may send one is asked before.
 */
export async function receiveFile<S extends z.ZodType<object>>(request: Request, wanted: FileForm<S>) {
  const upload = await readUpload(request, { field: "file", folder: await arrivals(), most: MAX_FILE_BYTES });
  try {
    const { form, file, key } = upload;
    const submission = parseWithZod(form, { schema: wanted.schema });
    const wrong = upload.tooLarge ? FILE_TOO_LARGE : !file || file.bytes === 0 ? wanted.missing : undefined;
    if (submission.status !== "success" || wrong !== undefined || !file) {
      const own = submission.status === "error" ? submission.error : {};
      const fieldErrors = { ...own, ...(wrong === undefined ? {} : { file: [wrong] }) };
      return data(submission.reply({ fieldErrors: fieldErrors as never }), { status: 422 });
    }
    const taken = await wanted.take({ ...submission.value, file, key });
    return taken.ok ? redirect(wanted.to) : answer(submission, taken.error);
  } finally {
    await upload.forget();
  }
}
