import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { takePack } from "~/domains/records/commands/take-pack.server";
import { councilPaths } from "~/paths";
import { bytesResponse } from "~/platform/file-response.server";
import { refusePage } from "~/platform/refusal.server";

/** A press gives the file: opening the address alone takes nothing and leads back. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return redirect(
    councilPaths(actor.organisationSlug)
      .placement(params.reference ?? "")
      .record(),
  );
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const taken = await takePack(actor, params.reference ?? "");
  if (!taken.ok) return refusePage(taken.error);
  return bytesResponse(taken.value.bytes, { mediaType: "application/zip", fileName: taken.value.fileName });
}
