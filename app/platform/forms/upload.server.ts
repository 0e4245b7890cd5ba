import { rm } from "node:fs/promises";
import { type Arrived, type FileWanted, postedBody } from "./posted-body.server";
import { formKeyOf } from "./submission.server";

export type Upload = {
  form: FormData;
  /** Where the file lies now, and how long it is; undefined when none was chosen or it was too large. */
  file?: Arrived;
  /** What arrived was longer than wanted; nothing of it is left. */
  tooLarge: boolean;
  /** The form's one-time key, bound to what was sent under it. */
  key: string;
  /** Removes what arrived, unless it was taken. */
  forget(): Promise<void>;
};

/**
 * Reads a posted form with one file, which is streamed to `folder` under a name of ours and never held in memory. The
 * sender's name for it is told and names nothing of ours.
 */
export async function readUpload(request: Request, wanted: FileWanted): Promise<Upload> {
  const { form, file } = await postedBody(request, wanted);
  const { pathname } = new URL(request.url);
  if (file === undefined || file === "too-large")
    return {
      form,
      tooLarge: file === "too-large",
      key: formKeyOf(form, pathname),
      forget: async () => undefined,
    };
  const { path, sha256 } = file;
  return {
    form,
    file,
    tooLarge: false,
    key: formKeyOf(form, pathname, sha256),
    forget: () => rm(path, { force: true }),
  };
}
