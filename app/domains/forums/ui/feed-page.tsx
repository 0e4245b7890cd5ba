import { Form, useSearchParams } from "@remix-run/react";
import { newFormKey } from "~/platform/ids";
import { dayAndTime } from "~/platform/time";
import { AskFirst } from "~/ui/ask-first";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { HiddenField } from "~/ui/hidden-field";
import { Stack } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { sentBy } from "~/ui/schema-form";
import { useProviderPaths } from "~/use-paths";
import type { feedSchema } from "../booking.schema";

const sent = sentBy<typeof feedSchema>();

type Props = {
  since: Date | null;
  now: Date;
  shown: { problem: string | null; url: string | null; renewed: boolean } | undefined;
};

/** The secret address of a person's calendar of forums. */
export function FeedPage({ since, now, shown }: Props) {
  const forums = useProviderPaths().forums();
  const [search] = useSearchParams();
  if (search.has("renew") && !shown)
    return (
      <AskFirst
        title="Make a new address for your calendar?"
        button="Make a new address"
        fields={{ key: newFormKey(), intent: "renew" }}
        back="?"
      >
        <p>
          The old address stops working at once. Every calendar that follows it shows nothing until you give
          it the new one.
        </p>
      </AskFirst>
    );
  return (
    <>
      <Breadcrumbs items={[{ label: "Forums", to: forums }, { label: "Calendar" }]} />
      {shown?.problem ? <Banner tone="now" title={shown.problem} /> : null}
      {shown?.renewed ? (
        <Banner tone="good" title="The address is new. The old one shows nothing any more." />
      ) : null}
      <PageHeading
        title="Your forums in your calendar"
        lede="Outlook, Google and Apple calendars can follow an address. Whatever you book, move or cancel appears there by itself, within hours."
      />
      <Stack>
        {shown?.url ? (
          <Card title="Your address">
            <p className="wrap-anywhere">
              <code>{shown.url}</code>
            </p>
            <p>Copy it, then choose one of these in your calendar and paste it:</p>
            <ul className="mb-4 list-disc pl-5">
              <li>Outlook: Add calendar, Subscribe from web</li>
              <li>Google: Other calendars, From URL</li>
              <li>Apple: File, New calendar subscription</li>
            </ul>
            <p>
              Whoever has the address sees your forums, where they are and how to join. Keep it to yourself.
            </p>
          </Card>
        ) : null}
        <Card title={shown?.url ? "If somebody else has it" : "A secret address"}>
          <p>
            {shown?.url
              ? "Make a new address. The old one stops at once, and your own calendar needs the new one."
              : "The address is yours alone and opens without signing in, because a calendar cannot sign in."}
            {since && !shown?.url ? ` It was made ${dayAndTime(since, now)}.` : ""}
          </p>
          <Form method="post">
            <HiddenField name="key" value={newFormKey()} />
            <Actions>
              {shown?.url ? null : <Button {...sent("intent", "show")}>Show my address</Button>}
              {since || shown?.url ? (
                <ButtonLink tone="warn" to="?renew">
                  Make a new address
                </ButtonLink>
              ) : null}
            </Actions>
          </Form>
        </Card>
      </Stack>
    </>
  );
}
