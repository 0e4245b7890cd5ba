import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import type { AlertView, SecondWord } from "../alert.rules";
import type { secondWordSchema } from "../alert.schema";
import type { AlertedThing } from "../queries/view-alert.server";
import { AlertOrigin } from "./alert-banners";

type Props = {
  thing: AlertedThing;
  alert: AlertView;
  asked: SecondWord;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

const ASKED: Record<
  SecondWord,
  { title: string; lede: string; yes: string; yesHint: string; no: string; noHint: string; why: string }
> = {
  confirm: {
    title: "Confirm the alert",
    lede: "It stops placements by the organisation that raised it. Once you confirm it, it stops placements by every council.",
    yes: "Yes, stop placements by every council",
    yesHint: "Only if you know this from your own source, not from the alert itself.",
    no: "I cannot confirm it",
    noHint: "Ring the person who raised it. Their organisation can end it, or somebody else can confirm it.",
    why: "How do you know?",
  },
  end: {
    title: "Agree to end the alert",
    lede: "It still stops placements until a second person agrees to end it.",
    yes: "End the alert now",
    yesHint: "Referrals that match are sent again, unless another alert applies.",
    no: "Keep the alert",
    noHint: "Nothing changes.",
    why: "Why?",
  },
};

/** A second person on an alert that stops placements: it is right, or it may end. */
export function SecondWordPage({ thing, alert, asked, formKey, lastResult }: Props) {
  const [form, fields] = useFormOf<typeof secondWordSchema>({ id: "second", lastResult });
  const words = ASKED[asked];
  return (
    <>
      <ErrorSummary form={form} />
      <Breadcrumbs
        items={[
          { label: "Register", to: thing.register },
          { label: thing.title, to: thing.path },
          { label: words.title },
        ]}
      />
      <PageHeading title={`${words.title}: ${alert.name}`} above={thing.title} lede={words.lede} />
      <Banner tone="soon">
        {alert.note ? <p>{alert.note}</p> : null}
        <p>{alert.words}</p>
        <AlertOrigin alert={alert} />
      </Banner>
      <Form method="post" {...getFormProps(form)} noValidate>
        <HiddenField name="key" value={formKey} />
        <RadioGroup
          field={fields.agrees}
          label="Your decision"
          options={[
            { value: "yes", label: words.yes, hint: words.yesHint },
            { value: "no", label: words.no, hint: words.noHint },
          ]}
        />
        <TextArea
          field={fields.reason}
          label={words.why}
          hint="Kept with the alert. The provider can read it. Never name a child or anybody else."
          limit={1000}
        />
        <Actions>
          <Button>Save</Button>
          <ButtonLink tone="plain" to={thing.path}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
