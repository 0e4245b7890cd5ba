import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { paperResponse } from "~/domains/forums/pages/paper.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return paperResponse(actor, params.date ?? "", params.paper ?? "");
}
