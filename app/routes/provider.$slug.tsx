import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { viewShell } from "~/domains/access/queries/view-shell.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { OrganisationShell, ShellError } from "~/domains/access/ui/organisation-shell";
import { OwnStandingBanner } from "~/domains/providers/ui/own-standing-banner";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return { shell: viewShell(actor), unconfirmed: actor.standing !== "confirmed" };
}

export default function Layout() {
  const { shell, unconfirmed } = useLoaderData<typeof loader>();
  return (
    <OrganisationShell shell={shell}>
      {unconfirmed ? <OwnStandingBanner /> : null}
      <Outlet />
    </OrganisationShell>
  );
}

export function ErrorBoundary() {
  return <ShellError shell={useRouteLoaderData<typeof loader>("routes/provider.$slug")?.shell} />;
}
