import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { lookAtDocument } from "~/domains/releases/commands/look-at-document.server";
import { ToldDocument } from "~/domains/releases/ui/told-document";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { refusePage } from "~/platform/refusal.server";

export const meta: MetaFunction = () => [{ title: "Redacted document - Homeward" }];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  requireOwnVisit(request);
  const looked = await lookAtDocument(actor, params.reference ?? "", params.document ?? "");
  if (looked.ok) return { view: looked.value };
  return refusePage(looked.error);
}

export default function Document() {
  const { view } = useLoaderData<typeof loader>();
  return <ToldDocument view={view} />;
}
