import { Form, useSearchParams } from "@remix-run/react";
import type { answerSchema } from "~/domains/access/access.schema";
import type { MyInvitationView } from "~/domains/access/queries/view-invitation.server";
import { AskRefuse } from "~/domains/access/ui/ask-refuse";
import { InvitationFacts } from "~/domains/access/ui/invitation-facts";
import { account } from "~/paths/access";
import { Banner } from "~/ui/banner";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { PageHeading } from "~/ui/page-heading";
import { sentBy } from "~/ui/schema-form";

const sent = sentBy<typeof answerSchema>();

const CLOSED: Record<Exclude<MyInvitationView["state"], "waiting">, string> = {
  accepted: "You have accepted it.",
  refused: "You have refused it. Whoever sent it has been told.",
  expired: "It has run out. Ask whoever invited you to send it again.",
  "taken-back": "It was taken back. If you expected it, ask whoever sent it.",
};

/** An invitation to somebody who signs in already: what saying yes means, and the two answers. */
export function MyInvitationPage({
  invitation,
  problem,
}: {
  invitation: MyInvitationView;
  problem: string | undefined;
}) {
  const { organisation, state } = invitation;
  const [search] = useSearchParams();
  if (search.has("refuse") && state === "waiting" && !problem)
    return <AskRefuse organisation={organisation} back="?" />;
  return (
    <>
      {problem ? <Banner tone="now" title={problem} /> : null}
      <PageHeading title={`${organisation} asks you to act for it`} />
      {state === "waiting" ? (
        <>
          <InvitationFacts {...invitation} />
          <p>
            If you accept, your new colleagues see your name, email and telephone, and you get its work. What
            you do for other organisations stays apart.
          </p>
          <Form method="post">
            <Actions>
              <Button {...sent("answer", "accept")}>Accept</Button>
              <ButtonLink tone="plain" to="?refuse">
                Refuse
              </ButtonLink>
            </Actions>
          </Form>
          <p className="why mt-6">Undecided? It stays under your organisations until {invitation.until}.</p>
        </>
      ) : (
        <>
          <p>{CLOSED[state]}</p>
          <Actions>
            <ButtonLink to={account.organisations()}>Your organisations</ButtonLink>
          </Actions>
        </>
      )}
    </>
  );
}
