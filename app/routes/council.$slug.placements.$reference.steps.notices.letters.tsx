import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewLetters } from "~/domains/statutory/queries/view-letters.server";
import { LettersPage } from "~/domains/statutory/ui/letters-page";
import { requireOwnVisit } from "~/platform/own-visit.server";

export const meta: MetaFunction = () => [{ title: "Letters - Homeward" }];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireOwnVisit(request);
  const id = new URL(request.url).searchParams.get("letter");
  return { view: await viewLetters(actor, params.reference ?? "", id) };
}

export default function Letters() {
  return <LettersPage view={useLoaderData<typeof loader>().view} />;
}
