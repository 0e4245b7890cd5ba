import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import type { FoundPlacement } from "~/domains/agreements/queries/find-placement.server";
import { CLOSED_WITHOUT_TEXT } from "~/domains/vault/destroyed-words.rules";
import { keptVersion } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { Anchor } from "~/ui/anchor";
import { DecisionPage, type DecisionPageProps } from "~/ui/decision-page";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useSidePaths } from "~/use-paths";
import { ISSUE_OUTCOMES, ISSUE_TOPICS } from "../issue.options";
import { ISSUE_DISPUTE_DAYS } from "../issue.rules";
import type {
  answerIssueSchema,
  assignIssueSchema,
  closeIssueSchema,
  disputeIssueSchema,
  escalateIssueSchema,
  raiseIssueSchema,
  replyToIssueSchema,
  routeIssueSchema,
} from "../issue.schema";
import type { IssueStepView } from "../queries/view-issue.server";
import { CLOCKS_IN_WORDS, URGENCY_OPTIONS } from "./clocks-in-words";

type LastResult = SubmissionResult<string[]> | undefined;
type Placement = Pick<FoundPlacement, "reference" | "child" | "service" | "council">;
const readBy = (name: string) => `${name} reads this. No names of children or family.`;

/** The provider raises an issue about a placement. */
export function RaiseIssuePage(props: { placement: Placement; formKey: string; lastResult: LastResult }) {
  const { placement, formKey, lastResult } = props;
  const paths = useSidePaths();
  const page = paths.placement(placement.reference);
  const [form, fields] = useFormOf<typeof raiseIssueSchema>({ id: "raise-issue", lastResult });
  return (
    <DecisionPage
      crumbs={[
        { label: "Placements", to: paths.placements() },
        { label: placement.reference, to: page.page() },
        { label: "Raise an issue" },
      ]}
      title="Raise an issue"
      above={`${placement.child} at ${placement.service} · ${placement.council}`}
      consequences={["The right team of the council is told by email.", CLOCKS_IN_WORDS]}
      before={
        <p>
          If a child is in danger now, ring 999 or the council. About a payment,{" "}
          <Anchor to={page.raisePaymentQuery()}>raise a payment query</Anchor>.
        </p>
      }
      form={form}
      formKey={formKey}
      button="Send the issue"
      back={{ to: page.page(), words: "Cancel" }}
    >
      <RadioGroup field={fields.topic} label="What it is about" options={optionsOf(ISSUE_TOPICS)} />
      <RadioGroup field={fields.urgency} label="How urgent it is" options={URGENCY_OPTIONS} />
      <TextArea
        field={fields.words}
        label="What happened, and what you need"
        hint={readBy(placement.council)}
        rows={6}
        limit={2_000}
      />
    </DecisionPage>
  );
}

export type IssueStepProps = IssueStepView & { formKey: string; lastResult: LastResult };

type Frame = Pick<DecisionPageProps, "form" | "title" | "button" | "consequences"> &
  IssueStepProps & { children?: ReactNode };

function StepPage({ issue, lastResult, colleagues: _, teams: __, children, ...page }: Frame) {
  const paths = useSidePaths();
  const back = paths.placement(issue.reference).issue(issue.id).page();
  return (
    <DecisionPage
      {...page}
      crumbs={[
        { label: "Issues", to: paths.issues() },
        { label: issue.title, to: back },
        { label: page.title },
      ]}
      above={`${issue.title} · ${issue.reference}`}
      version={keptVersion(lastResult, issue.version)}
      back={{ to: back, words: "Cancel" }}
    >
      {children}
    </DecisionPage>
  );
}

/** Either side writes in an open issue. */
export function ReplyPage(props: IssueStepProps) {
  const { lastResult, issue } = props;
  const [form, fields] = useFormOf<typeof replyToIssueSchema>({ id: "reply-to-issue", lastResult });
  const other = issue.side === "council" ? issue.provider : issue.council;
  return (
    <StepPage
      {...props}
      form={form}
      title="Write a message"
      consequences={[`${other} is told by email. The issue stays open.`]}
      button="Send the message"
    >
      <TextArea field={fields.words} label="Message" hint={readBy(other)} rows={5} limit={2_000} />
    </StepPage>
  );
}

/** The team that has it closes it with an answer. */
export function AnswerPage(props: IssueStepProps) {
  const { lastResult, issue } = props;
  const [form, fields] = useFormOf<typeof answerIssueSchema>({ id: "answer-issue", lastResult });
  return (
    <StepPage
      {...props}
      form={form}
      title="Answer and close the issue"
      consequences={[
        `${issue.provider} is told by email, and can dispute the answer for ${ISSUE_DISPUTE_DAYS} days.`,
        "How often answers are disputed is counted.",
      ]}
      button="Send the answer"
    >
      <RadioGroup field={fields.outcome} label="Outcome" options={optionsOf(ISSUE_OUTCOMES)} />
      <TextArea field={fields.words} label="Answer" hint={readBy(issue.provider)} rows={5} limit={2_000} />
    </StepPage>
  );
}

/** The team closes what nobody may write in any more. */
export function ClosePage(props: IssueStepProps) {
  const { lastResult, issue } = props;
  const [form, fields] = useFormOf<typeof closeIssueSchema>({ id: "close-issue", lastResult });
  return (
    <StepPage
      {...props}
      form={form}
      title="Close the issue"
      consequences={[
        `${issue.provider} is told by email and sees the outcome.`,
        `Nobody can write about this child any more. In place of an answer it says: “${CLOSED_WITHOUT_TEXT}”`,
      ]}
      button="Close the issue"
    >
      <RadioGroup field={fields.outcome} label="Outcome" options={optionsOf(ISSUE_OUTCOMES)} />
    </StepPage>
  );
}

/** The provider says why an answer is not right. */
export function DisputePage(props: IssueStepProps) {
  const { lastResult, issue } = props;
  const [form, fields] = useFormOf<typeof disputeIssueSchema>({ id: "dispute-issue", lastResult });
  return (
    <StepPage
      {...props}
      form={form}
      title="Dispute the answer"
      consequences={[
        `The issue is open again, and ${issue.council} is told by email.`,
        "You can then escalate it to the team manager.",
      ]}
      button="Dispute the answer"
    >
      <TextArea
        field={fields.words}
        label="Why the answer is not right"
        hint={readBy(issue.council)}
        rows={5}
        limit={2_000}
      />
    </StepPage>
  );
}

/** The provider takes it to the team managers. */
export function EscalatePage(props: IssueStepProps) {
  const { lastResult, issue } = props;
  const [form] = useFormOf<typeof escalateIssueSchema>({ id: "escalate-issue", lastResult });
  return (
    <StepPage
      {...props}
      form={form}
      title="Escalate to the team manager"
      consequences={[
        `The team managers of ${issue.council} are told by email and see it on their start page.`,
        "That it was escalated is counted and stays visible.",
      ]}
      button="Escalate"
    />
  );
}

/** Somebody of the team takes it, or passes it on within the team. */
export function AssignPage(props: IssueStepProps) {
  const { lastResult, issue } = props;
  const [form, fields] = useFormOf<typeof assignIssueSchema>({ id: "assign-issue", lastResult });
  return (
    <StepPage
      {...props}
      form={form}
      title="Who is responsible"
      consequences={["A colleague you choose is told by email.", `${issue.provider} sees the name.`]}
      button="Save"
    >
      <RadioGroup
        field={fields.owner}
        label="Who is responsible"
        options={props.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </StepPage>
  );
}

/** The team passes it to another team. */
export function RoutePage(props: IssueStepProps) {
  const { lastResult, issue, teams } = props;
  const [form, fields] = useFormOf<typeof routeIssueSchema>({ id: "route-issue", lastResult });
  return (
    <StepPage
      {...props}
      form={form}
      title="Pass to another team"
      consequences={[
        "That team is told by email. Nobody is responsible until somebody there takes it.",
        `The deadlines do not change. ${issue.provider} sees which team has it.`,
      ]}
      button="Pass it on"
    >
      <RadioGroup
        field={fields.team}
        label="Team"
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </StepPage>
  );
}
