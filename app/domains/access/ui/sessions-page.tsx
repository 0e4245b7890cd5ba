import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { endSessionSchema } from "~/domains/access/access.schema";
import type { MySession } from "~/domains/access/queries/list-my-sessions.server";
import { account } from "~/paths/access";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { sentBy } from "~/ui/schema-form";
import { Tag } from "~/ui/tag";

const sent = sentBy<typeof endSessionSchema>();

type Props = {
  sessions: MySession[];
  done: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Every browser that somebody is signed in with, and the way to end each. */
export function SessionsPage({ sessions, done, lastResult }: Props) {
  const problem = Object.values(lastResult?.error ?? {}).flat()[0];
  return (
    <>
      {problem ? <Banner tone="now" title={problem} /> : null}
      {done && !problem ? <Banner tone="good" title="Signed out there." /> : null}
      <Breadcrumbs
        items={[{ label: "Your account", to: account.page() }, { label: "Where you are signed in" }]}
      />
      <PageHeading
        title="Where you are signed in"
        lede="If you do not recognise one of these, sign out there and change your password."
      />
      <div className="stack">
        {sessions.map((session) => (
          <Card key={session.handle} title={session.browser}>
            <p>
              {session.isThisOne ? <Tag tone="info">This browser</Tag> : null} Signed in {session.started}.
              Last used {session.seen}.
            </p>
            {session.isThisOne ? null : (
              <Form method="post">
                <HiddenField {...sent("end", session.handle)} />
                <Button tone="plain">
                  Sign out there
                  <span className="sr-only">
                    : {session.browser}, signed in {session.started}
                  </span>
                </Button>
              </Form>
            )}
          </Card>
        ))}
      </div>
      <Form method="post" className="mt-6">
        <HiddenField {...sent("end", "others")} />
        <Actions>
          {sessions.length > 1 ? <Button>Sign out everywhere else</Button> : null}
          <ButtonLink tone="warn" to={account.signOutEverywhere()}>
            Sign out everywhere
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
