import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import type { Actor } from "~/domains/access/actor";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { arrivals } from "~/platform/files/file-store.server";
import { FILE_TOO_LARGE, MAX_FILE_BYTES } from "~/platform/files/opening/accepted-file";
import { parseForm } from "~/platform/forms/submission.server";
import { readUpload } from "~/platform/forms/upload.server";
import { notFound } from "~/platform/not-found.server";
import { isWithoutForm, STATUS } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { addDocument } from "../commands/add-document.server";
import { removeDocument } from "../commands/settle-document.server";
import { viewDocuments } from "../queries/view-documents.server";
import { documentTitleSchema, removeDocumentSchema } from "../release.schema";

/** What the page of documents is sent: a file, or that one is deleted. */
export async function documentAction(request: Request, actor: Actor, reference: string) {
  const page = councilPaths(actor.organisationSlug).referral(reference).documents();
  if (request.headers.get("content-type")?.startsWith("multipart/form-data"))
    return receive(request, actor, reference, page);
  const form = await parseForm(request, removeDocumentSchema);
  if (!form.ok) return form.response;
  const path = withNotice(
    councilPaths(actor.organisationSlug).referral(reference).documents(),
    "documents",
    "removed",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await removeDocument(actor, { reference, documentId: form.value.documentId, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

async function receive(request: Request, actor: Actor, reference: string, page: string) {
  // Before anything is stored for somebody who may not send it.
  if (!(await viewDocuments(actor, reference)).mayAdd) return notFound();
  const upload = await readUpload(request, {
    field: "file",
    folder: await arrivals(),
    most: MAX_FILE_BYTES,
  });
  const { form, file, key, tooLarge } = upload;
  try {
    if (tooLarge) return refused(form, { file: [FILE_TOO_LARGE] });
    const parsed = parseWithZod(form, { schema: documentTitleSchema });
    const missing: Record<string, string[]> =
      !file || file.bytes === 0 ? { file: ["Choose the redacted file"] } : {};
    if (parsed.status !== "success") return refused(form, missing);
    if (!file || file.bytes === 0) return refused(form, missing);
    const path = withNotice(page, "documents", "added");
    const idempotency = { key, redirectTo: () => path };
    const added = await addDocument(actor, { reference, title: parsed.value.title, file, idempotency });
    if (added.ok) return redirect(path);
    const { error } = added;
    if (isWithoutForm(error)) return refusePage(error);
    const field = error.kind === "invalid" ? (error.field ?? "") : "";
    return refused(form, { [field]: [error.message] }, STATUS[error.kind]);
  } finally {
    // Nothing is left of what was not taken.
    await upload.forget();
  }
}

/** The page again, with the title that was typed, what is wrong with it, and what else is. */
function refused(form: FormData, errors: Record<string, string[]>, status = 422) {
  const submission = parseWithZod(form, { schema: documentTitleSchema });
  const own = submission.status === "error" ? (submission.error ?? {}) : {};
  const { "": whole, ...fieldErrors } = { ...own, ...errors };
  return data(
    submission.reply({
      formErrors: whole ?? undefined,
      fieldErrors: fieldErrors as Record<string, string[]>,
    }),
    { status },
  );
}
