import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { keptDigest } from "~/platform/forms/kept-version";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { type AlertKind, type AlertView, alertEffect } from "../alert.rules";
import type { raiseAlertSchema, reviewAlertSchema } from "../alert.schema";
import type { AlertedThing } from "../queries/view-alert.server";
import { ALERT_KINDS } from "../service-words.rules";
import { AlertOrigin } from "./alert-banners";

type Common = { thing: AlertedThing; formKey: string; lastResult: SubmissionResult<string[]> | undefined };

function Crumbs({ thing, here }: { thing: AlertedThing; here: string }) {
  return (
    <Breadcrumbs
      items={[
        { label: "Register", to: thing.register },
        { label: thing.title, to: thing.path },
        { label: here },
      ]}
    />
  );
}

/** A new alert on a service or a whole provider: what it is, what has happened, when it is looked at again. */
export function RaiseAlertPage({ thing, formKey, lastResult }: Common) {
  const [form, fields] = useFormOf<typeof raiseAlertSchema>({ id: "alert", lastResult });
  return (
    <>
      <ErrorSummary form={form} />
      <Crumbs thing={thing} here="Raise an alert" />
      <PageHeading
        title={thing.whole ? "Raise an alert on the whole provider" : "Raise an alert"}
        above={thing.title}
        lede={`${
          thing.whole ? "It stands on all of its services, also on those that it registers later. " : ""
        }Every council, the region’s hub and the provider itself see it from now on, with the name of your organisation. Your organisation reviews it and ends it.`}
      />
      <Form method="post" {...getFormProps(form)} noValidate>
        <HiddenField name="key" value={formKey} />
        <RadioGroup
          field={fields.kind}
          label="What kind of alert is it?"
          options={Object.entries(ALERT_KINDS).map(([value, label]) => ({
            value,
            label,
            hint: alertEffect(value as AlertKind, thing.whole),
          }))}
        />
        <TextArea
          field={fields.note}
          label="What has happened?"
          hint="The provider and every council read this. Never name a child or anybody else."
          limit={1000}
        />
        <DateField
          field={fields.reviewOn}
          label="When will you review it?"
          hint="The alert stays until somebody ends it. From this date on it says that its review is overdue."
        />
        <fieldset>
          <legend>
            <h2>Official notice, if there is one</h2>
          </legend>
          <p className="why">
            If you give a notice from the regulator or the government, an alert that stops placements applies
            to every council straight away. Without one, it applies to other councils once a second person
            confirms it.
          </p>
          <TextField
            field={fields.sourceUrl}
            label="Web address of the notice"
            optional
            hint="On a gov.uk site, like https://reports.ofsted.gov.uk/provider/…"
            type="url"
            autoComplete="off"
            spellCheck={false}
          />
          <TextField
            field={fields.sourceReference}
            label="Reference of the notice"
            optional
            autoComplete="off"
          />
          <DateField field={fields.sourceOn} label="Date of the notice" optional />
        </fieldset>
        <Actions>
          <Button>Raise the alert</Button>
          <ButtonLink tone="plain" to={thing.path}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}

/** The review of an alert: it stays until another day, or ends now. */
export function ReviewAlertPage({
  thing,
  alert,
  reviewOn,
  formKey,
  lastResult,
}: Common & { alert: AlertView; reviewOn: string }) {
  const [form, fields] = useFormOf<typeof reviewAlertSchema>({ id: "review", lastResult });
  return (
    <>
      <ErrorSummary form={form} />
      <Crumbs thing={thing} here="Review an alert" />
      <PageHeading
        title={`Review the alert: ${alert.name}`}
        above={thing.title}
        lede={thing.whole ? "It stands on all services of this provider." : undefined}
      />
      <Banner tone={alert.overdue ? "now" : "soon"}>
        {alert.note ? <p>{alert.note}</p> : null}
        <p>{alert.words}</p>
        <AlertOrigin alert={alert} />
      </Banner>
      <Form method="post" {...getFormProps(form)} noValidate>
        <HiddenField name="key" value={formKey} />
        <HiddenField name="expected" value={keptDigest(lastResult, reviewOn)} />
        <RadioGroup
          field={fields.outcome}
          label="What did the review find?"
          options={[
            { value: "keep", label: "The alert stays" },
            {
              value: "end",
              label: "The alert ends now",
              hint:
                alert.stops && !alert.unconfirmed
                  ? "A second person must agree first. Until then the alert stays."
                  : alert.stops
                    ? thing.whole
                      ? "Referrals that match are sent to its services again, unless another alert applies."
                      : "Referrals that match are sent to the service again, unless another alert applies."
                    : "It is no longer shown.",
            },
          ]}
        />
        <DateField field={fields.reviewOn} label="Next review, if it stays" />
        <TextArea
          field={fields.reason}
          label="Why?"
          hint="Kept with the alert. The provider reads it too. Never name a child or anybody else."
          limit={1000}
        />
        <Actions>
          <Button>Save the review</Button>
          <ButtonLink tone="plain" to={thing.path}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
