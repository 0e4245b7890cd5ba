import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { viewShell } from "~/domains/access/queries/view-shell.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { OrganisationShell, ShellError } from "~/domains/access/ui/organisation-shell";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { shell: viewShell(await requireActor({ request, params }, "provider")) };
}

export default function Layout() {
  return (
    <OrganisationShell shell={useLoaderData<typeof loader>().shell}>
      <Outlet />
    </OrganisationShell>
  );
}

export function ErrorBoundary() {
  return <ShellError shell={useRouteLoaderData<typeof loader>("routes/provider.$slug")?.shell} />;
}
