import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { viewAccount } from "~/domains/access/queries/view-account.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { PersonShell } from "~/domains/access/ui/person-shell";

export async function loader({ request }: LoaderFunctionArgs) {
  const { name } = await viewAccount(await requirePerson(request));
  return { name };
}

export default function Layout() {
  return (
    <PersonShell name={useLoaderData<typeof loader>().name}>
      <Outlet />
    </PersonShell>
  );
}
