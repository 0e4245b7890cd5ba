import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { Phone } from "~/ui/facts";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { SummaryList } from "~/ui/summary-list";
import { Tag } from "~/ui/tag";
import { TextArea } from "~/ui/text-area";
import { TypedText } from "~/ui/typed-text";
import type { decideProviderSchema } from "../confirmation.schema";
import type { ConfirmationView } from "../queries/view-confirmation.server";

type Props = {
  view: ConfirmationView;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

const TAGS: Record<string, { words: string; tone: "now" | "good" | "plain" }> = {
  waiting: { words: "Not confirmed", tone: "now" },
  confirmed: { words: "Confirmed", tone: "good" },
  refused: { words: "Refused", tone: "now" },
  superseded: { words: "Replaced by a later invitation", tone: "plain" },
};

/** One provider that waits for a second person: who asks, what to check, and the two answers. */
export function ConfirmationPage(props: Props) {
  const { view, lastResult } = props;
  const [form, fields] = useFormOf<typeof decideProviderSchema>({ id: "confirm", lastResult });
  const tag = TAGS[view.state];
  return (
    <>
      <ErrorSummary form={form} />
      <Breadcrumbs items={[{ label: "Providers to confirm", to: view.base }, { label: view.name }]} />
      <PageHeading
        title={`Is ${view.name} who it says it is?`}
        tags={tag ? <Tag tone={tag.tone}>{tag.words}</Tag> : null}
      />
      <div className="stack wide">
        <SummaryList
          rows={[
            { key: "Invited", value: view.adminName },
            { key: "Email address", value: <span className="wrap-anywhere">{view.email}</span> },
            { key: "The address", value: view.addressWords },
            { key: "Invited by", value: `${view.askedBy} of ${view.askedFor}, ${view.askedAt}` },
            ...(view.askedForPhone
              ? [{ key: `Ring ${view.askedFor}`, value: <Phone number={view.askedForPhone} /> }]
              : []),
            { key: "Owner in the register", value: <Anchor to={view.ownerTo}>{view.owner}</Anchor> },
          ]}
        />
        <Card title="How to check it">
          <ol className="list-decimal pl-5">
            <li className="mb-1">
              Find the owner’s phone number yourself, in Ofsted’s register or at Companies House. Never use a
              number from the invitation or its email.
            </li>
            <li className="mb-1">
              Ring it. Ask whether {view.adminName} works there and answers referrals, and whether{" "}
              <span className="wrap-anywhere">{view.email}</span> is theirs.
            </li>
            <li className="mb-1">Confirm or refuse it here, and say who you rang.</li>
          </ol>
        </Card>
        {view.whyNot ? <TypedText lastResult={lastResult} /> : null}
        {view.whyNot ? (
          <Banner tone={view.decided ? "info" : "soon"} title={view.decided ?? "You cannot confirm this one"}>
            {view.reason ? <p>“{view.reason}”</p> : null}
            {view.decided ? null : <p>{view.whyNot}.</p>}
          </Banner>
        ) : (
          <Form method="post" {...getFormProps(form)} noValidate>
            <HiddenField name="key" value={props.formKey} />
            <HiddenField name="version" value={keptVersion(lastResult, view.version)} />
            <RadioGroup
              field={fields.decision}
              label="What did you find?"
              options={[
                {
                  value: "confirm",
                  label: "Confirm: they are who they say they are",
                  hint: "They get matching referrals from every council.",
                },
                {
                  value: "refuse",
                  label: "Refuse: they are not",
                  hint: "Nobody can act for the provider. Its services can be added again.",
                },
              ]}
            />
            <TextArea
              field={fields.reason}
              label="Who did you ask, and what did they say?"
              hint="Kept in the provider’s history. Every council and the hub can read it."
              rows={3}
              limit={1000}
            />
            <Actions>
              <Button>Save</Button>
              <ButtonLink tone="plain" to={view.base}>
                Cancel
              </ButtonLink>
            </Actions>
          </Form>
        )}
        <Card title={view.services.length === 1 ? "1 open service" : `${view.services.length} open services`}>
          <ul className="task-list">
            {view.services.map((service) => (
              <li key={service.id}>
                <div>
                  <Anchor to={service.to}>{service.title}</Anchor>
                  <p className="why m-0">{service.facts}</p>
                </div>
              </li>
            ))}
          </ul>
        </Card>
        {view.history.length > 0 ? (
          <Card title="Earlier">
            <ul className="task-list">
              {view.history.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Card>
        ) : null}
      </div>
    </>
  );
}
