import type { LoaderFunctionArgs } from "@remix-run/node";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { paperResponse } from "~/domains/forums/pages/paper.server";

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference } = await organiser(args);
  return paperResponse(actor, reference, args.params.paper ?? "");
}
