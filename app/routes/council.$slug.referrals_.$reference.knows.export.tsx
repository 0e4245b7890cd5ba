import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { exportLooks } from "~/domains/releases/commands/export-looks.server";
import { councilPaths } from "~/paths";
import { csvResponse } from "~/platform/file-response.server";
import { refusePage } from "~/platform/refusal.server";

/** A press gives the file: opening the address alone takes nothing and leads back. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return redirect(
    councilPaths(actor.organisationSlug)
      .referral(params.reference ?? "")
      .knows(),
  );
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const taken = await exportLooks(actor, params.reference ?? "");
  if (!taken.ok) return refusePage(taken.error);
  return csvResponse(taken.value.csv, taken.value.fileName);
}
