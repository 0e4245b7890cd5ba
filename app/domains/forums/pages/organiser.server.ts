import type { LoaderFunctionArgs } from "@remix-run/node";
import { organiserPathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { ORGANISERS } from "~/domains/access/roles";
import { ofOwnDate } from "../queries/organising.server";

type Args = Pick<LoaderFunctionArgs, "request" | "params">;

// Shared by every page from which a council or the region runs its forums.

/** Who runs forums here, where their pages begin, and the date that the address is about. */
export async function organiser({ request, params }: Args) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const paths = organiserPathsOf(actor);
  const reference = params.date ?? "";
  // Whatever a form says: somebody else's date is not there.
  if (params.date !== undefined && request.method !== "GET")
    await ofOwnDate(actor, reference, async () => null, "mark-attendance");
  return {
    actor,
    reference,
    paths,
    page: paths.forum(reference),
    /** What the address says was done. */
    done: new URL(request.url).searchParams.get("done"),
  };
}
