import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewPaymentUpload } from "~/domains/payments/queries/view-payment-upload.server";
import { csvResponse } from "~/platform/file-response.server";
import { keptStream } from "~/platform/files/file-store.server";
import { notFound } from "~/platform/not-found.server";

/** Every row of a payment file with what an import would make of it, as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { id, state } = await viewPaymentUpload(actor, params.upload ?? "");
  const rows = state === "checked" ? await keptStream(id, "made") : undefined;
  return rows ? csvResponse(rows, "payment-file-rows.csv") : notFound();
}
