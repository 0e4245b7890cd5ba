import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { publicStatements } from "~/paths/statements";
import { keptVersion } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { Anchor } from "~/ui/anchor";
import { Card } from "~/ui/card";
import { DateField } from "~/ui/date-field";
import { DecisionPage, type DecisionPageProps } from "~/ui/decision-page";
import { NumberField } from "~/ui/number-field";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { useProviderPaths, useSidePaths } from "~/use-paths";
import { interestMoves } from "../interests/interest.machine";
import type {
  answerInterestSchema,
  submitInterestSchema,
  withdrawInterestSchema,
  writeInInterestSchema,
} from "../interests/interest.schema";
import { MAX_INTEREST_WORDS } from "../interests/interest.schema";
import { NOT_NOW_REASONS } from "../interests/not-now-reasons.options";
import type { InterestView } from "../queries/view-interest.server";
import type { NewInterestView } from "../queries/view-new-interest.server";
import { IntentionView } from "./intention-view";

type Sent = { formKey: string; lastResult: SubmissionResult<string[]> | undefined };
const readBy = (name: string) => `${name} will read this. Do not include anything about a child.`;
const RELEASED =
  "The council may have to release it under the Freedom of Information Act: say what is commercially confidential.";

/** A provider says what it could do about a published intention. */
export function SubmitInterestPage({ view, formKey, lastResult }: { view: NewInterestView } & Sent) {
  const { council, number, block, submitted, whyNot } = view;
  const paths = useProviderPaths();
  const [form, fields] = useFormOf<typeof submitInterestSchema>({ id: "submit-interest", lastResult });
  return (
    <DecisionPage
      crumbs={[
        { label: "Interest in what councils need", to: paths.interests() },
        { label: "We are interested" },
      ]}
      title="We are interested"
      above={council.name}
      whyNot={submitted ? "Your organisation has already told the council that it is interested" : whyNot}
      before={
        <>
          <Card title="What the council intends to commission">
            <IntentionView block={block} />
            <p className="why">
              <Anchor to={publicStatements.version(council.slug, number)}>
                The whole statement, version {number}
              </Anchor>
            </p>
          </Card>
          {submitted ? (
            <p className="my-4">
              <Anchor to={paths.interest(submitted).page()}>See what you told the council</Anchor>
            </p>
          ) : null}
        </>
      }
      consequences={[
        `The commissioners of ${council.name} are told by email, and answer here.`,
        "This is not an offer or a commitment. Any contract will follow procurement law and the council’s contract procedure rules.",
      ]}
      form={form}
      typed={[
        { name: "place", label: "Where" },
        { name: "needed", label: "What would make it happen" },
      ]}
      formKey={formKey}
      button="Tell the council"
      back={{
        to: publicStatements.council(council.slug),
        words: submitted || whyNot ? "Back to the statement" : "Cancel",
      }}
    >
      <NumberField field={fields.beds} label="Beds" hint="How many you could offer" />
      <TextField field={fields.place} label="Where" hint="For example, Bilston, or near the M54" />
      <DateField field={fields.openBy} label="Could open by" />
      <TextArea
        field={fields.needed}
        label="What would make it happen"
        hint={`For example, a block contract, help with planning, or a site. ${readBy(council.name)} ${RELEASED}`}
        rows={5}
        limit={MAX_INTEREST_WORDS}
      />
    </DecisionPage>
  );
}

export type InterestStepProps = { interest: InterestView; whyNot: string | null } & Sent;
type Frame = Pick<DecisionPageProps, "form" | "title" | "button" | "consequences" | "dangerous"> &
  InterestStepProps & { children: ReactNode };

function StepPage({ interest, lastResult, children, ...page }: Frame) {
  const paths = useSidePaths();
  const back = paths.interest(interest.id).page();
  const council = interest.side === "council";
  return (
    <DecisionPage
      {...page}
      crumbs={[
        {
          label: council ? "Interest from providers" : "Interest in what councils need",
          to: paths.interests(),
        },
        { label: interest.title, to: back },
        { label: page.title },
      ]}
      above={`${council ? interest.provider : interest.council}: ${interest.title}`}
      typed={[{ name: "words", label: "Message" }]}
      version={keptVersion(lastResult, interest.version)}
      back={{ to: back, words: "Cancel" }}
    >
      {children}
    </DecisionPage>
  );
}

/** A commissioner answers: a message, a new status, or both. */
export function AnswerInterestPage(props: InterestStepProps) {
  const [form, fields] = useFormOf<typeof answerInterestSchema>({
    id: "answer-interest",
    lastResult: props.lastResult,
  });
  const { provider, state } = props.interest;
  return (
    <StepPage
      {...props}
      form={form}
      title="Answer the provider"
      consequences={[
        `${provider} is told by email and reads your answer and the new status.`,
        "This is preliminary market engagement: give every provider the same information, and publish a notice of it before any tender.",
      ]}
      button="Send the answer"
    >
      <TextArea
        field={fields.words}
        label="Message"
        hint={readBy(provider)}
        rows={5}
        limit={MAX_INTEREST_WORDS}
        optional
      />
      <Select
        field={fields.event}
        label="New status"
        options={optionsOf(interestMoves(state))}
        emptyLabel="Leave as it is"
        optional
      />
      <Select
        field={fields.reason}
        label="Why not now"
        hint="Only if you choose Not now. The provider reads it."
        options={optionsOf(NOT_NOW_REASONS)}
        emptyLabel="Choose a reason"
        optional
      />
    </StepPage>
  );
}

/** The provider writes to the council. */
export function WriteInInterestPage(props: InterestStepProps) {
  const [form, fields] = useFormOf<typeof writeInInterestSchema>({
    id: "write-in-interest",
    lastResult: props.lastResult,
  });
  const { council } = props.interest;
  return (
    <StepPage
      {...props}
      form={form}
      title="Write to the council"
      consequences={[`The commissioners of ${council} are told by email.`]}
      button="Send the message"
    >
      <TextArea
        field={fields.words}
        label="Message"
        hint={readBy(council)}
        rows={5}
        limit={MAX_INTEREST_WORDS}
      />
    </StepPage>
  );
}

/** The provider withdraws. */
export function WithdrawInterestPage(props: InterestStepProps) {
  const [form, fields] = useFormOf<typeof withdrawInterestSchema>({
    id: "withdraw-interest",
    lastResult: props.lastResult,
  });
  const { council } = props.interest;
  return (
    <StepPage
      {...props}
      form={form}
      title="Withdraw your interest"
      consequences={[
        `The commissioners of ${council} are told by email.`,
        "This conversation will close. You can register your interest again from the council’s statement.",
      ]}
      button="Withdraw"
      dangerous
    >
      <TextArea
        field={fields.words}
        label="Message"
        hint={readBy(council)}
        rows={3}
        limit={MAX_INTEREST_WORDS}
        optional
      />
    </StepPage>
  );
}
