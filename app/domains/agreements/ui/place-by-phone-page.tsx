import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { GENDERS } from "~/domains/providers/declared.rules";
import { optionsOf } from "~/platform/forms/options";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { MoneyField } from "~/ui/money-field";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { type FieldsOf, sentBy, useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { useCouncilPaths } from "~/use-paths";
import { type byPhoneSchema, NEW_CHILD } from "../by-phone/by-phone.schema";
import type { PlaceByPhoneView } from "../queries/view-place-by-phone.server";

type Schema = ReturnType<typeof byPhoneSchema>;
type Fields = FieldsOf<Schema>;
const sent = sentBy<Schema>();

/** The one page on which the emergency duty team records what was agreed by phone. */
export function PlaceByPhonePage({
  view,
  formKey,
  lastResult,
}: {
  view: PlaceByPhoneView;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const paths = useCouncilPaths();
  const [form, fields] = useFormOf<Schema>({
    id: "by-phone",
    lastResult,
    defaultValue: { brokerId: view.dutyOwner, startOn: view.today, serviceId: view.chosen?.id ?? "" },
  });
  // Of the home that was chosen, once the page has come back with it: those alerts were shown, and no others.
  const chosen = lastResult?.initialValue?.serviceId;
  const warned = typeof chosen === "string" ? view.alertsOf[chosen] : undefined;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Placements", to: paths.placements() },
          { label: "Record a placement made by phone" },
        ]}
      />
      <ErrorSummary form={form} />
      <PageHeading
        title="Record a placement made by phone"
        lede={`In an emergency, with verbal authority. Funding must be confirmed by ${view.confirmBy}. The agreement is due by ${view.paperworkBy}. The statutory notices are due within 5 working days of the start of the placement.`}
      />
      <Banner title="If the home is outside your area">
        <p>
          Get approval from the nominated officer before the child moves in. If it is also not in an adjoining
          area, the director of children’s services must approve. This applies in an emergency too.
        </p>
      </Banner>
      <Form method="post" id={form.id} noValidate>
        <div className="stack">
          <TheChild view={view} fields={fields} />
          <TheHome view={view} fields={fields} alerts={warned?.names ?? null} />
          <TheAuthority view={view} fields={fields} />
          <Card title="Start">
            <RadioGroup
              field={fields.start}
              label="Has the child moved in?"
              options={[
                { value: "moved-in", label: "Yes, moved in" },
                { value: "expected", label: "No, expected" },
              ]}
            />
            <DateField field={fields.startOn} label="Date of the first night" hint="For example, 27 3 2026" />
          </Card>
          <Actions>
            <Button>Record the placement</Button>
            <ButtonLink tone="plain" to={paths.placements()}>
              Cancel
            </ButtonLink>
          </Actions>
        </div>
        {(warned?.ids ?? []).map((id) => (
          <HiddenField key={id} {...sent("alertsRead", id)} />
        ))}
        <HiddenField name="key" value={formKey} />
      </Form>
    </>
  );
}

type Part = { view: PlaceByPhoneView; fields: Fields };

function TheChild({ view, fields }: Part) {
  return (
    <Card title="Child">
      <Select
        field={fields.child}
        label="Who is it for?"
        hint="Choose the referral if there is one: its search ends."
        options={[
          { value: NEW_CHILD, label: "Not in the portal yet: start a referral" },
          ...(view.referrals.length > 0 ? [{ label: "Referrals", options: view.referrals }] : []),
        ]}
      />
      <fieldset>
        <legend className="font-bold">If the child is not in the portal yet</legend>
        <p className="why">
          Identity details are kept confidential. The provider sees them only if an officer releases them.
        </p>
        <TextField field={fields.given} label="Given name" autoComplete="off" />
        <TextField field={fields.family} label="Family name" autoComplete="off" />
        <DateField field={fields.dateOfBirth} label="Date of birth" hint="For example, 27 3 2012" />
        <RadioGroup field={fields.gender} label="Gender" options={optionsOf(GENDERS)} />
        <Select
          field={fields.brokerId}
          label="Who takes over in the morning?"
          hint="They issue the agreement and send the notices. The provider sees their name, and their phone number if they have added one."
          options={view.brokers}
        />
      </fieldset>
    </Card>
  );
}

function TheHome({ view, fields, alerts }: Part & { alerts: string | null }) {
  const paths = useCouncilPaths();
  const provider = view.chosen?.provider ?? null;
  return (
    <Card title="Home">
      <Select
        field={fields.serviceId}
        label="Which home?"
        hint={`A home where an alert stops new placements is not listed.${
          view.moreHomes ? " There are more homes than can be listed here." : ""
        }`}
        options={view.homes}
      />
      {provider === null ? (
        <p className="why">
          Not in the list? <Anchor to={paths.register()}>Find the home in the register</Anchor> and record the
          placement from there, before you fill in this page.
        </p>
      ) : (
        <fieldset>
          <legend className="font-bold">{provider} is not on Homeward yet</legend>
          <p className="why">
            Tell the home by phone what it needs to keep the child safe tonight. On Homeward nobody releases
            who the child is to this provider until somebody outside your council has confirmed it. Say below
            why you go ahead.
          </p>
          <p className="why">
            The person you name becomes its first administrator on Homeward, for all its registered homes.
            Name the registered manager or somebody in the office if you can.
          </p>
          <TextField field={fields.contactName} label="Name of the person to invite" autoComplete="off" />
          <TextField field={fields.contactEmail} label="Their work email" type="email" autoComplete="off" />
        </fieldset>
      )}
      {alerts === null ? null : (
        <Banner tone="soon" title={`Alert: ${alerts}`}>
          <p>This is about the home that you chose. Give a reason below, or choose another home.</p>
        </Banner>
      )}
      <TextArea
        field={fields.alertReason}
        label="Reason for going ahead despite an alert or an unconfirmed provider"
        hint="Needed if the list shows one beside the home, or the provider is not on Homeward yet. Do not name the child."
        rows={3}
        limit={1_000}
        optional
      />
    </Card>
  );
}

function TheAuthority({ view, fields }: Part) {
  return (
    <Card title="Verbal authority">
      <Select
        field={fields.authorisedBy}
        label="Who authorised the funding?"
        hint="You cannot authorise what you record."
        options={view.deciders}
      />
      <MoneyField
        field={fields.capPence}
        label="Up to how much a week?"
        hint="The most they authorised. For example, 6,500"
      />
      <MoneyField
        field={fields.feePence}
        label="Weekly fee agreed with the home"
        hint="Leave blank if it was not agreed: it is recorded as the most that was authorised."
        optional
      />
      <DateField
        field={fields.until}
        label="Authorised until"
        hint="The last day. It lapses only if nobody moves in."
      />
    </Card>
  );
}
