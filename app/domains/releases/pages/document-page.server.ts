import { data, redirect } from "@remix-run/node";
import type { Actor } from "~/domains/access/actor";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { decidePage } from "../commands/decide-page.server";
import { confirmDocument } from "../commands/settle-document.server";
import { confirmDocumentSchema, decidePageSchema } from "../release.schema";

type Where = { reference: string; documentId: string };

/** The last word of a document's second person. */
export async function confirmAction(request: Request, actor: Actor, { reference, documentId }: Where) {
  const form = await parseForm(request, confirmDocumentSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const path = withNotice(
    councilPaths(actor.organisationSlug).referral(reference).documents(),
    "documents",
    "confirmed",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await confirmDocument(actor, {
    reference,
    documentId,
    expected: form.expected,
    idempotency,
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

/** What becomes of one page; then the next that waits, or the document again. */
export async function pageAction(
  request: Request,
  actor: Actor,
  { reference, documentId, number }: Where & { number: string },
) {
  if (!/^[1-9]\d?$/.test(number)) throw data(null, { status: 404 });
  const form = await parseForm(request, decidePageSchema);
  if (!form.ok) return form.response;
  const { expected, ...decided } = form.value;
  const document = councilPaths(actor.organisationSlug).referral(reference).document(documentId);
  const path = withNotice(`${document.page()}?page=${number}`, "document", decided.decision);
  const idempotency = { key: form.key, redirectTo: () => path };
  const page = { reference, documentId, number: Number(number), ...decided, expected, idempotency };
  const result = await decidePage(actor, page);
  return result.ok ? redirect(path) : form.refuse(result.error);
}
