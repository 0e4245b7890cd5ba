import { Form } from "@remix-run/react";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { HiddenField } from "~/ui/hidden-field";
import type { ReferralCheck } from "../queries/view-referral-check.server";

/** The next step, or in words why there is none yet. Sending is offered only when the gate lets it go. */
export function CheckNext({ check, here, formKey }: { check: ReferralCheck; here: string; formKey: string }) {
  const { abilities, sendable, state } = check;
  if (state !== "draft" && state !== "checking")
    return (
      <p>
        It has been sent. A change is sent as the next edition.{" "}
        {abilities.amend ? <ButtonLink to={`${here}/amend`}>See and send the changes</ButtonLink> : null}
      </p>
    );
  const incomplete = check.sections.some(
    (section) => section.open === "This page needs more" || section.rows.length === 0,
  );
  const mayBegin = abilities.check && !incomplete;
  return (
    <>
      {sendable === true ? null : <p>{sendable}.</p>}
      {state === "checking" && !abilities.send ? <p>A broker sends it from here.</p> : null}
      <Form method="post">
        <HiddenField name="key" value={formKey} />
        <HiddenField name="version" value={check.version} />
        <Actions>
          {state === "checking" && abilities.send && sendable === true ? (
            <ButtonLink to={`${here}/send`}>Choose who to send it to</ButtonLink>
          ) : null}
          {mayBegin ? (
            <Button name="move" value="check">
              Ready to check
            </Button>
          ) : null}
          {abilities["return-to-draft"] ? (
            <Button tone="plain" name="move" value="return-to-draft">
              Go on writing
            </Button>
          ) : null}
          {state === "draft" && check.mayChange ? (
            <ButtonLink tone="plain" to={`${here}/edit`}>
              Go on writing
            </ButtonLink>
          ) : null}
        </Actions>
      </Form>
    </>
  );
}
