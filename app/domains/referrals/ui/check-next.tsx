import { Form } from "@remix-run/react";
import type { ReferralPaths } from "~/paths";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy } from "~/ui/schema-form";
import type { moveSchema } from "../people.schema";
import type { ReferralCheck } from "../queries/view-referral-check.server";

const sent = sentBy<typeof moveSchema>();

/** The next step: one green button, and only where it does something. Sending is offered only when nothing is in the way. */
export function CheckNext({
  check,
  referral,
  formKey,
}: {
  check: ReferralCheck;
  referral: ReferralPaths;
  formKey: string;
}) {
  const { abilities, issues, state } = check;
  if (state !== "draft" && state !== "checking")
    return (
      <>
        <p>It has been sent. A change is sent as the next edition.</p>
        <Actions>
          {issues.some(({ page }) => page === "gate") ? (
            <ButtonLink to={referral.gate()}>See what providers will read</ButtonLink>
          ) : abilities.amend ? (
            <ButtonLink to={referral.plan("amend")}>See and send the changes</ButtonLink>
          ) : null}
        </Actions>
      </>
    );
  const pages = issues.filter(({ page }) => page !== "gate");
  const complete = !check.sections.some(({ open, rows }) => open !== undefined || rows.length === 0);
  const gateLeft = pages.length === 0 && issues.length > 0;
  return (
    <>
      <NextWords check={check} pages={pages.length} gateLeft={gateLeft} />
      <Form method="post">
        <HiddenField name="key" value={formKey} />
        <HiddenField name="version" value={check.version} />
        <Actions>
          {gateLeft && abilities["decide-gate"] ? (
            <ButtonLink to={referral.gate()}>See what providers will read</ButtonLink>
          ) : null}
          {state === "checking" && abilities.send && issues.length === 0 ? (
            <ButtonLink to={referral.send()}>Choose who to send it to</ButtonLink>
          ) : null}
          {abilities.check && complete ? (
            <Button tone={issues.length === 0 ? "primary" : "plain"} {...sent("move", "check")}>
              Ready to check
            </Button>
          ) : null}
          {abilities["return-to-draft"] ? (
            <Button tone="plain" {...sent("move", "return-to-draft")}>
              Go on writing
            </Button>
          ) : null}
          {state === "draft" && check.mayChange ? (
            <ButtonLink tone="plain" to={referral.edit()}>
              Go on writing
            </ButtonLink>
          ) : null}
        </Actions>
      </Form>
    </>
  );
}

function NextWords({
  check,
  pages,
  gateLeft,
}: {
  check: ReferralCheck;
  /** How many things are to be mended on pages. */
  pages: number;
  gateLeft: boolean;
}) {
  const { abilities, state } = check;
  if (pages > 0)
    return (
      <p>
        {pages === 1
          ? "Mend what stands in the way first."
          : "Mend what stands in the way first, one by one."}
      </p>
    );
  if (gateLeft) return <p>The pages are done. What is left is to see and read what providers will get.</p>;
  if (state === "draft") return <p>Nothing stands in the way. Hand it over to be checked and sent.</p>;
  return abilities.send ? <p>Nothing stands in the way.</p> : <p>A broker sends it from here.</p>;
}
