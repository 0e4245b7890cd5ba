import { z } from "zod";
import { NOT_OPENED, type NotOpened } from "~/platform/files/opening/accepted-file";
import type { FileKind } from "~/platform/files/opening/opened";

export const MAX_PHOTOS = 8;
export type HomeFileKind = "guide" | "photo";

export function isHomeFileKind(kind: string | undefined): kind is HomeFileKind {
  return kind === "guide" || kind === "photo";
}

/** For the browser's chooser of files. */
export const GUIDE_FILES = ".pdf,.docx,application/pdf";
export const PHOTO_FILES = ".jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp";

/** Why a file of this kind is not taken as what it is meant to be; undefined where it is. */
export function wrongKind(kind: HomeFileKind, file: FileKind): string | undefined {
  if (kind === "guide")
    return file === "pdf" || file === "docx" ? undefined : "The guide is a PDF or a Word document (.docx)";
  return file === "picture" ? undefined : "A photograph is a JPEG, PNG or WebP";
}

/** Why it was not accepted, in words that say what to do next. */
export const refusedWords = (code: string | null): string | null =>
  code === null ? null : (NOT_OPENED[code as NotOpened] ?? NOT_OPENED.unknown);

const guidePage = z.object({ text: z.string(), drawn: z.boolean() });
export type GuidePage = z.infer<typeof guidePage>;
export const guidePages = z.array(guidePage);

type Dated = { state: string; readyAt: Date | null; endedAt: Date | null };

/** Whether councils could see it at a moment. */
export function wasSeenAt({ readyAt, endedAt }: Dated, at: Date): boolean {
  return readyAt !== null && readyAt <= at && (endedAt === null || endedAt > at);
}
