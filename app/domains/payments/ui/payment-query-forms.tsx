import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { CLOSED_WITHOUT_TEXT } from "~/domains/vault/destroyed-words.rules";
import { keptVersion } from "~/platform/forms/kept-version";
import { DecisionPage, type DecisionPageProps } from "~/ui/decision-page";
import { MoneyField } from "~/ui/money-field";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { useSidePaths } from "~/use-paths";
import { QUERY_KINDS, QUERY_OUTCOMES } from "../payment-query.options";
import { DISPUTE_DAYS, FIRST_ANSWER_WORKING_DAYS } from "../payment-query.rules";
import type {
  answerQuerySchema,
  assignQuerySchema,
  closeQuerySchema,
  disputeQuerySchema,
  raiseQuerySchema,
  replyToQuerySchema,
} from "../payment-query.schema";
import { periodWords } from "../payment-words.rules";
import type { NewQueryView, PaymentQueryView } from "../queries/view-payment-query.server";

type Sent = { formKey: string; lastResult: SubmissionResult<string[]> | undefined };
const optionsOf = (list: Readonly<Record<string, string>>) =>
  Object.entries(list).map(([value, label]) => ({ value, label }));
const readBy = (name: string) => `${name} reads this. No names of children or family.`;

/** The provider raises a query about a period, one of its lines, or all payments of a placement. */
export function RaiseQueryPage({ view, formKey, lastResult }: { view: NewQueryView } & Sent) {
  const { placement, period, lines } = view;
  const paths = useSidePaths();
  const page = paths.placement(placement.reference);
  const [form, fields] = useFormOf<typeof raiseQuerySchema>({ id: "raise-query", lastResult });
  return (
    <DecisionPage
      crumbs={[
        { label: "Placements", to: paths.placements() },
        { label: placement.reference, to: page.page() },
        { label: "Payments", to: page.payments() },
        { label: "Raise a query" },
      ]}
      title={`Raise a query about ${period === null ? "payments" : `payment for ${periodWords(period)}`}`}
      above={`${placement.child} at ${placement.service} · ${placement.council}`}
      consequences={[
        `The finance team of ${placement.council} is told by email.`,
        `Their first answer is due within ${FIRST_ANSWER_WORKING_DAYS} working days.`,
      ]}
      form={form}
      formKey={formKey}
      button="Send the query"
      back={{ to: period === null ? page.payments() : page.paymentPeriod(period.from), words: "Cancel" }}
    >
      <RadioGroup field={fields.kind} label="What is wrong" options={optionsOf(QUERY_KINDS)} />
      {lines.length === 0 ? null : (
        <Select
          field={fields.line}
          label="Which fee"
          options={lines.map(({ id, fee }) => ({ value: id, label: fee }))}
          emptyLabel="All of this period"
          optional
        />
      )}
      <MoneyField field={fields.pence} label="Amount it is wrong by" hint="If you know it." optional />
      <TextArea
        field={fields.words}
        label="Details"
        hint={readBy(placement.council)}
        rows={5}
        limit={2_000}
      />
    </DecisionPage>
  );
}

export type QueryStepProps = {
  query: PaymentQueryView;
  whyNot: string | null;
  officers: { id: string; name: string }[];
} & Sent;

type Frame = Pick<DecisionPageProps, "form" | "title" | "button" | "consequences"> &
  QueryStepProps & { children: ReactNode };

function StepPage({ query, lastResult, officers: _, children, ...page }: Frame) {
  const paths = useSidePaths();
  const back = paths.placement(query.reference).paymentQuery(query.id).page();
  return (
    <DecisionPage
      {...page}
      crumbs={[
        { label: "Payments", to: paths.payments() },
        { label: "Queries", to: paths.paymentQueries() },
        { label: query.title, to: back },
        { label: page.title },
      ]}
      above={query.title}
      version={keptVersion(lastResult, query.version)}
      back={{ to: back, words: "Cancel" }}
    >
      {children}
    </DecisionPage>
  );
}

const otherSide = ({ side, council, provider }: PaymentQueryView) =>
  side === "council" ? provider : council;

/** Either side writes in an open query. */
export function ReplyPage(props: QueryStepProps) {
  const [form, fields] = useFormOf<typeof replyToQuerySchema>({
    id: "reply-to-query",
    lastResult: props.lastResult,
  });
  const other = otherSide(props.query);
  return (
    <StepPage
      {...props}
      form={form}
      title="Write a message"
      consequences={[`${other} is told by email. The query stays open.`]}
      button="Send the message"
    >
      <TextArea field={fields.words} label="Message" hint={readBy(other)} rows={5} limit={2_000} />
    </StepPage>
  );
}

/** A finance officer closes it with an answer. */
export function AnswerPage(props: QueryStepProps) {
  const [form, fields] = useFormOf<typeof answerQuerySchema>({
    id: "answer-query",
    lastResult: props.lastResult,
  });
  const { provider } = props.query;
  return (
    <StepPage
      {...props}
      form={form}
      title="Answer and close the query"
      consequences={[
        `${provider} is told by email, and can dispute the answer for ${DISPUTE_DAYS} days.`,
        "How often answers are disputed is counted.",
      ]}
      button="Send the answer"
    >
      <RadioGroup field={fields.outcome} label="Outcome" options={optionsOf(QUERY_OUTCOMES)} />
      <TextArea field={fields.words} label="Answer" hint={readBy(provider)} rows={5} limit={2_000} />
    </StepPage>
  );
}

/** A finance officer closes what nobody may write in any more. */
export function ClosePage(props: QueryStepProps) {
  const [form, fields] = useFormOf<typeof closeQuerySchema>({
    id: "close-query",
    lastResult: props.lastResult,
  });
  return (
    <StepPage
      {...props}
      form={form}
      title="Close the query"
      consequences={[
        `${props.query.provider} is told by email and sees the outcome.`,
        `Nobody can write about this child any more. In place of an answer it says: “${CLOSED_WITHOUT_TEXT}”`,
      ]}
      button="Close the query"
    >
      <RadioGroup field={fields.outcome} label="Outcome" options={optionsOf(QUERY_OUTCOMES)} />
    </StepPage>
  );
}

/** The provider says why an answer is not right. */
export function DisputePage(props: QueryStepProps) {
  const [form, fields] = useFormOf<typeof disputeQuerySchema>({
    id: "dispute-query",
    lastResult: props.lastResult,
  });
  const { council } = props.query;
  return (
    <StepPage
      {...props}
      form={form}
      title="Dispute the answer"
      consequences={[`The query is open again, and ${council} is told by email.`]}
      button="Dispute the answer"
    >
      <TextArea
        field={fields.words}
        label="Why the answer is not right"
        hint={readBy(council)}
        rows={5}
        limit={2_000}
      />
    </StepPage>
  );
}

/** A finance officer takes it, or passes it on. */
export function AssignPage(props: QueryStepProps) {
  const [form, fields] = useFormOf<typeof assignQuerySchema>({
    id: "assign-query",
    lastResult: props.lastResult,
  });
  return (
    <StepPage
      {...props}
      form={form}
      title="Who is responsible"
      consequences={["A colleague you choose is told by email.", `${props.query.provider} sees the name.`]}
      button="Save"
    >
      <RadioGroup
        field={fields.owner}
        label="Finance officer"
        options={props.officers.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </StepPage>
  );
}
