import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { findOfferedFile, madeOf } from "~/domains/documents/queries/view-home-files.server";
import { pdfResponse, pictureResponse } from "~/platform/files/file-response.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const file = await findOfferedFile(actor, params.offer ?? "", params.file ?? "");
  const bytes = await madeOf(file);
  return file.kind === "photo" ? pictureResponse(bytes) : pdfResponse(bytes, "childrens-guide.pdf");
}
