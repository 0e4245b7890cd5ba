import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewAccount } from "~/domains/access/queries/view-account.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { OrganisationList } from "~/domains/access/ui/organisation-list";
import { PersonShell } from "~/domains/access/ui/person-shell";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";

export const meta: MetaFunction = () => [{ title: "Your organisations - Homeward" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const account = await viewAccount(await requirePerson(request));
  const [only, ...others] = account.organisations;
  if (only && others.length === 0) throw redirect(only.home);
  return account;
}

export default function OrganisationsPage() {
  const account = useLoaderData<typeof loader>();
  return (
    <PersonShell name={account.name}>
      {account.organisations.length === 0 ? (
        <>
          <PageHeading title="You belong to no organisation" />
          <EmptyState title="There is nothing here for you at the moment">
            <p>
              You have been taken out of the organisation you acted for. If that is a mistake, ask its admin
              to invite you again at {account.email}.
            </p>
          </EmptyState>
        </>
      ) : (
        <>
          <PageHeading
            title="For whom are you acting?"
            lede="You belong to several organisations and act for one at a time. The address of each page says for which."
          />
          <OrganisationList organisations={account.organisations} />
        </>
      )}
    </PersonShell>
  );
}
