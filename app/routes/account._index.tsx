import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { factorsOf } from "~/domains/access/factors.server";
import { countMySessions, viewAccount } from "~/domains/access/queries/view-account.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { InvitationList } from "~/domains/access/ui/invitation-list";
import { OrganisationList } from "~/domains/access/ui/organisation-list";
import { summaryOfChoices } from "~/domains/notifications/choice-words.rules";
import { viewChoices } from "~/domains/notifications/queries/view-choices.server";
import { noticeOf } from "~/notices";
import { account } from "~/paths/access";
import { Banner } from "~/ui/banner";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Phone } from "~/ui/facts";
import { Stack } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { SummaryList } from "~/ui/summary-list";

export const meta: MetaFunction = () => [{ title: "Your account - Homeward" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const personId = await requirePerson(request);
  const [view, sessions, { length: factors }, kinds] = await Promise.all([
    viewAccount(personId),
    countMySessions(personId),
    factorsOf(personId),
    viewChoices(personId),
  ]);
  return {
    view,
    sessions,
    factors,
    emails: summaryOfChoices(kinds),
    done: new URL(request.url).searchParams.get("done"),
  };
}

export default function AccountPage() {
  const { view, sessions, factors, emails, done } = useLoaderData<typeof loader>();
  const words = done ? noticeOf("account", done) : undefined;
  return (
    <>
      {words ? <Banner tone="good" title={words} /> : null}
      <PageHeading title="Your account" />
      <Stack wide>
        <Card>
          <SummaryList
            rows={[
              { key: "Name", value: view.name, change: { to: account.details() } },
              {
                key: "Telephone",
                value: view.phone ? <Phone number={view.phone} /> : "Not told us yet",
                change: { to: account.details() },
              },
              { key: "Email", value: <span className="wrap-anywhere">{view.email}</span> },
              { key: "Password", value: "Only you know it", change: { to: account.password() } },
              {
                key: "2-step verification",
                value: factors > 0 ? "Set up" : "Not set up",
                change: { to: account.secondFactor() },
              },
              { key: "Emails you get", value: emails, change: { to: account.emails() } },
            ]}
          />
        </Card>
        <InvitationList invitations={view.invitations} />
        <section>
          <h2>Your organisations</h2>
          {view.organisations.length > 0 ? (
            <OrganisationList organisations={view.organisations} />
          ) : (
            <p>You belong to no organisation at the moment.</p>
          )}
        </section>
        <Card title="Where you are signed in">
          <p>{sessions === 1 ? "Only in this browser." : `In ${sessions} browsers, this one included.`}</p>
          <Actions>
            <ButtonLink tone="plain" to={account.sessions()}>
              See where, and sign out
            </ButtonLink>
          </Actions>
        </Card>
      </Stack>
    </>
  );
}
