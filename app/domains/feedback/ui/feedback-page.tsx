import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { savedMeanwhile } from "~/platform/forms/kept-version";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { summaryOf } from "~/ui/row-field";
import { sentBy } from "~/ui/schema-form";
import { Tag } from "~/ui/tag";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths, useProviderPaths, useSidePaths } from "~/use-paths";
import type { FeedbackView, VerdictView } from "../queries/view-feedback.server";
import type { VerdictAnswer } from "../verdict.options";
import type { markVerdictSchema } from "../verdict.schema";
import { ChildViewCard } from "./child-view-card";
import { PromiseCard, PromiseMessages } from "./promise-card";

const sent = sentBy<typeof markVerdictSchema>();

type Props = { feedback: FeedbackView; formKey: string; lastResult: SubmissionResult<string[]> | undefined };

/** What people say of a placement once the child lives there. */
export function FeedbackPage({ feedback, formKey, lastResult }: Props) {
  const paths = useSidePaths();
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Placements", to: paths.placements() },
          { label: feedback.reference, to: paths.placement(feedback.reference).page() },
          { label: "Feedback" },
        ]}
      />
      <ErrorSummary form={summaryOf("feedback", lastResult?.error ?? {})} />
      {savedMeanwhile(lastResult) ? (
        <Banner tone="soon" title="The provider has corrected its answers">
          <p>Read what they say now, then mark them as read.</p>
        </Banner>
      ) : null}
      <PageHeading
        title="Feedback"
        above={`${feedback.child} at ${feedback.service} · ${feedback.reference}`}
        lede={
          feedback.side === "council"
            ? "What the provider says of your referral, which both sides read, and what your council says of the placement."
            : "What you say of the council’s referral, and what the council says of the placement."
        }
      />
      {feedback.verdicts.length === 0 ? (
        <p>
          {feedback.side === "council"
            ? "Nothing yet. The provider is asked 7 and 28 days after the child moved in."
            : "Nothing yet. We ask you 7 and 28 days after the child moved in."}
        </p>
      ) : null}
      {feedback.verdicts.map((verdict) => (
        <VerdictCard key={verdict.days} {...{ feedback, verdict, formKey }} />
      ))}
      <ChildViewCard feedback={feedback} />
      {feedback.promise ? <PromiseCard feedback={feedback} /> : null}
      <PromiseMessages messages={feedback.messages} />
    </>
  );
}

type CardProps = { feedback: FeedbackView; verdict: VerdictView; formKey: string };

function VerdictCard({ feedback, verdict, formKey }: CardProps) {
  const { given, whyNot, title } = verdict;
  return (
    <Card title={`The referral, ${title}`}>
      {given ? (
        <>
          <p>
            <Tag tone={given.differs > 0 ? "soon" : "good"}>{given.standing}</Tag>
          </p>
          <p className="why">
            {given.by}
            {given.read ? `. ${given.read}` : ""}
          </p>
          <Sections label={`Sections, ${title}`} sections={given.sections} />
        </>
      ) : (
        <p>
          {whyNot ?? (feedback.side === "council" ? "The provider has not answered yet" : "Not answered yet")}
          .
        </p>
      )}
      {feedback.abilities.give && whyNot === null ? <GiveLink {...{ feedback, verdict }} /> : null}
      {given && feedback.abilities.mark && given.read === null ? (
        <MarkForm {...{ feedback, verdict, formKey }} />
      ) : null}
    </Card>
  );
}

const TONES = { described: "good", differs: "soon", missing: "soon" } as const satisfies Record<
  VerdictAnswer,
  string
>;

function Sections({
  label,
  sections,
}: {
  label: string;
  sections: NonNullable<VerdictView["given"]>["sections"];
}) {
  // What differs comes first: the rest needs no reading.
  const ordered = [...sections].sort(
    (a, b) => Number(a.says === "described") - Number(b.says === "described"),
  );
  return (
    <WorkList label={label}>
      {ordered.map(({ section, label: name, says, words, note }) => (
        <WorkRow
          key={section}
          level={3}
          title={name}
          tags={[{ words, tone: TONES[says] }]}
          line={note ? <span className="whitespace-pre-line">{note}</span> : undefined}
        />
      ))}
    </WorkList>
  );
}

function GiveLink({ feedback, verdict }: Omit<CardProps, "formKey">) {
  const to = useProviderPaths().placement(feedback.reference).verdict(verdict.days);
  return (
    <Actions>
      <ButtonLink tone={verdict.given ? "plain" : "primary"} to={to}>
        {verdict.given ? "Correct your answers" : "Answer for each section"}
      </ButtonLink>
    </Actions>
  );
}

function MarkForm({ feedback, verdict, formKey }: CardProps) {
  const referral = useCouncilPaths().referral(feedback.referral).page();
  return (
    <Form method="post" className="mt-4">
      <HiddenField name="key" value={formKey} />
      <HiddenField name="version" value={verdict.version} />
      <HiddenField {...sent("days", String(verdict.days) as "7" | "28")} />
      <p className="mb-3">
        The <Anchor to={referral}>referral</Anchor> was placed and is not changed any more. If you search
        again, correct the copy before you send it.
      </p>
      <Actions>
        <Button tone="plain">
          Mark as read<span className="sr-only">: {verdict.title}</span>
        </Button>
      </Actions>
    </Form>
  );
}
