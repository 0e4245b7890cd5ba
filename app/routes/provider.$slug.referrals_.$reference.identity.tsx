import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { lookAtIdentity } from "~/domains/releases/commands/look-at-identity.server";
import { IdentityPage } from "~/domains/releases/ui/identity-page";
import { requireOwnVisit } from "~/platform/own-visit.server";
import { refusePage } from "~/platform/refusal.server";

// Nothing of the child in a title: it stays in the history of a shared computer.
export const meta: MetaFunction = () => [{ title: "Who the child is - Homeward" }];

const CLOSED = {
  next: "Ring the broker who is named on the referral if you need to know.",
};

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  requireOwnVisit(request);
  const view = await lookAtIdentity(actor, params.reference ?? "");
  if (view.ok) return { view: view.value };
  return refusePage(view.error, CLOSED);
}

export default function Identity() {
  return <IdentityPage {...useLoaderData<typeof loader>()} />;
}
