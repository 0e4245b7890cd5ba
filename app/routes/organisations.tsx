import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewAccount } from "~/domains/access/queries/view-account.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { InvitationList } from "~/domains/access/ui/invitation-list";
import { OrganisationList } from "~/domains/access/ui/organisation-list";
import { PersonShell } from "~/domains/access/ui/person-shell";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";

export const meta: MetaFunction = () => [{ title: "Your organisations - Homeward" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const account = await viewAccount(await requirePerson(request));
  const [only, ...others] = account.organisations;
  const done = noticeOf("organisations", new URL(request.url).searchParams.get("done"));
  if (only && others.length === 0 && account.invitations.length === 0 && !done) throw redirect(only.home);
  return { ...account, done };
}

export default function OrganisationsPage() {
  const account = useLoaderData<typeof loader>();
  return (
    <PersonShell name={account.name}>
      {account.done ? <Banner tone="good" title={account.done} /> : null}
      {account.organisations.length === 0 ? (
        <>
          <PageHeading title="You belong to no organisation" />
          <InvitationList invitations={account.invitations} />
          {account.invitations.length === 0 ? (
            <EmptyState title="There is nothing here for you at the moment">
              <p>
                You have been taken out of the organisation you acted for. If that is a mistake, ask its admin
                to invite you again at {account.email}.
              </p>
            </EmptyState>
          ) : null}
        </>
      ) : (
        <>
          <PageHeading
            title="For whom are you acting?"
            lede={
              account.organisations.length > 1
                ? "You belong to several organisations and act for one at a time. The address of each page says for which."
                : undefined
            }
          />
          <InvitationList invitations={account.invitations} />
          <OrganisationList organisations={account.organisations} />
        </>
      )}
    </PersonShell>
  );
}
