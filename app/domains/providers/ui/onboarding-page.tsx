import { type FieldMetadata, getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { sentBy } from "~/ui/schema-form";
import { SummaryList, type SummaryRow } from "~/ui/summary-list";
import { TextField } from "~/ui/text-field";
import { useOrganiserPaths } from "~/use-paths";
import type { OnboardingForm, OnboardingValue, onboardingSchema, SearchesAtOnce } from "../onboarding.schema";
import { sameDomainWords } from "../owner-address.rules";
import type { OwnerView } from "../queries/view-owner.server";

const sent = sentBy<typeof onboardingSchema>();

type Props = {
  owner: OwnerView;
  back: string;
  formKey: string;
  /** What was typed and passed: to check before it is sent, or to change. */
  checked: (OnboardingValue & Partial<SearchesAtOnce>) | null;
  /** More that is asked and checked: searches that go to it at once. */
  more?: {
    fields: (fields: { [F in keyof SearchesAtOnce]: FieldMetadata<SearchesAtOnce[F]> }) => ReactNode;
    begin: SearchesAtOnce;
    rows: (checked: Partial<SearchesAtOnce>) => SummaryRow[];
    button: (checked: Partial<SearchesAtOnce>) => string | null;
  };
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Bring an owner on: who it is and who is invited, then everything once more before it is sent. */
export function OnboardingPage(props: Props) {
  const register = useOrganiserPaths().register();
  const { checked, lastResult, owner, back } = props;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Register", to: register },
          { label: owner.name, to: back },
          { label: owner.internal ? "Internal services" : "Bring on" },
        ]}
      />
      {checked?.step === "check" && !lastResult ? (
        <Check {...props} checked={checked} />
      ) : (
        <Enter {...props} />
      )}
    </>
  );
}

const servicesOf = (owner: OwnerView) =>
  owner.waiting === 1 ? "its one service" : `all ${owner.waiting} of its services`;

function Enter({ owner, back, formKey, checked, more, lastResult }: Props) {
  const [form, fields] = useForm<OnboardingForm & SearchesAtOnce>({
    id: "bring-on",
    lastResult,
    defaultValue: checked ?? { organisation: owner.suggestedName, ...more?.begin },
  });
  return (
    <>
      <ErrorSummary form={form} />
      <PageHeading
        title={
          owner.internal
            ? "Make them our internal services"
            : `Bring ${owner.named ? owner.name : "this provider"} on to Homeward`
        }
        lede={`It gets a place on the portal with ${servicesOf(owner)}. The person you name here is invited by email and is its first admin.`}
      />
      <Form method="post" {...getFormProps(form)} noValidate>
        <HiddenField name="key" value={formKey} />
        <TextField
          field={fields.organisation}
          label="Name of the provider"
          hint={
            owner.internal
              ? undefined
              : "As the register writes it. Change it if they are known by another name."
          }
          autoComplete="off"
        />
        <TextField field={fields.name} label="Name of its first admin" autoComplete="off" />
        <TextField
          field={fields.email}
          label="Their email address"
          hint="Their own work address, not a shared mailbox: the link in it lets them in."
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        {more?.fields(fields)}
        <Actions>
          <Button {...sent("step", "check")}>Check and continue</Button>
          <ButtonLink tone="plain" to={back}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}

/** An address that others have confirmed is enough; another one waits for a second person. */
function WhatFollows({ owner, email }: { owner: OwnerView; email: string }) {
  if (owner.addresses.some((one) => one.email === email))
    return (
      <Banner title="This address is on the list of confirmed addresses">
        <p>If another council or the hub confirmed it, the provider is confirmed straight away.</p>
      </Banner>
    );
  return (
    <Banner tone="soon" title="A second person must confirm this provider">
      <p>
        {sameDomainWords(email, owner.name)} Somebody at another council or the hub will ring the number in
        the register to confirm who they are. Until then only your council can send it referrals, at its own
        risk, and it cannot be given a child’s identity or funding.
      </p>
    </Banner>
  );
}

function Check({ owner, formKey, checked, more }: Props & { checked: NonNullable<Props["checked"]> }) {
  const change = (
    <Button tone="link" {...sent("step", "edit")}>
      Change these
    </Button>
  );
  return (
    <>
      <PageHeading
        title="Check before the invitation is sent"
        lede={`${checked.name} gets a link that works once, for 7 days. ${checked.organisation} is on the portal at once, with ${servicesOf(owner)}.`}
      />
      {owner.internal ? null : <WhatFollows owner={owner} email={checked.email} />}
      <SummaryList
        rows={[
          { key: "Provider", value: checked.organisation },
          { key: "Services", value: owner.kinds.map(({ label, count }) => `${label}: ${count}`).join(", ") },
          { key: "First admin", value: checked.name },
          { key: "Email address", value: <span className="wrap-anywhere">{checked.email}</span> },
          ...(more?.rows(checked) ?? []),
        ]}
      />
      <Form method="post">
        <HiddenField name="key" value={formKey} />
        <HiddenField {...sent("organisation", checked.organisation)} />
        <HiddenField {...sent("name", checked.name)} />
        <HiddenField {...sent("email", checked.email)} />
        {(checked.searches ?? []).map((reference) => (
          <HiddenField key={reference} name="searches" value={reference} />
        ))}
        {checked.clock ? <HiddenField name="clock" value={checked.clock} /> : null}
        <Actions>
          <Button {...sent("step", "send")}>
            {more?.button(checked) ?? "Bring on and send the invitation"}
          </Button>
          {change}
        </Actions>
      </Form>
    </>
  );
}
