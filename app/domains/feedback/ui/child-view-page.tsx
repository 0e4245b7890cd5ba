import type { SubmissionResult } from "@conform-to/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { DecisionPage } from "~/ui/decision-page";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";
import { NOT_ASKED, VIEW_KINDS, VIEW_MOMENTS } from "../child-view.options";
import { type childViewSchema, VIEW_MAX } from "../child-view.schema";
import type { ChildViewPage as View } from "../queries/view-child-view.server";

type Props = { view: View; formKey: string; lastResult: SubmissionResult<string[]> | undefined };

function useAround(view: View) {
  const paths = useCouncilPaths();
  if (view.placement === null) {
    const back = paths.referral(view.referral).page();
    return {
      back,
      crumbs: [
        { label: "Referrals", to: paths.referrals() },
        { label: view.referral, to: back },
      ],
    };
  }
  const placement = paths.placement(view.placement);
  return {
    back: placement.feedback(),
    crumbs: [
      { label: "Placements", to: paths.placements() },
      { label: view.placement, to: placement.page() },
      { label: "Feedback", to: placement.feedback() },
    ],
  };
}

/** What a child says, read and written by those who may know who the child is. */
export function ChildViewPage({ view, formKey, lastResult }: Props) {
  const { back, crumbs } = useAround(view);
  const title = VIEW_MOMENTS[view.moment];
  const { recorded } = view;
  const text = (how: string) => (recorded?.how === how ? (recorded.text ?? "") : "");
  const [form, fields] = useFormOf<typeof childViewSchema>({
    id: "child-view",
    lastResult,
    defaultValue: {
      how: recorded?.how,
      words: text("words"),
      observed: text("observed"),
      why: recorded?.why ?? "",
      note: text("not-asked"),
    },
  });
  if (!view.records || view.whyNot !== null)
    return (
      <>
        <Breadcrumbs items={[...crumbs, { label: title }]} />
        <PageHeading title={title} above={view.placement ?? view.referral} />
        <Recorded recorded={recorded} />
        {view.whyNot ? <p className="why">{view.whyNot}.</p> : null}
      </>
    );
  return (
    <DecisionPage
      crumbs={[...crumbs, { label: title }]}
      title={title}
      above={view.placement ?? view.referral}
      lede={recorded ? recorded.by : "Ask the child, and write it down as the child says it."}
      consequences={[
        "Only people at your council who may know who the child is read this, and each reading is recorded. No provider does.",
        "It goes into the child’s case record, and is deleted here when the child’s identity is.",
      ]}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, view.version)}
      button={recorded ? "Save the correction" : "Save"}
      back={{ to: back, words: "Cancel" }}
    >
      <RadioGroup
        field={fields.how}
        label="How the child was asked"
        options={optionsOf(VIEW_KINDS).map((option) => ({
          ...option,
          reveal: REVEALS[option.value]?.(fields),
        }))}
      />
    </DecisionPage>
  );
}

type Fields = ReturnType<typeof useFormOf<typeof childViewSchema>>[1];

const REVEALS: Readonly<Record<string, (fields: Fields) => React.ReactNode>> = {
  words: ({ words }) => <TextArea field={words} label="What the child said" rows={5} limit={VIEW_MAX} />,
  observed: ({ observed }) => (
    <TextArea
      field={observed}
      label="How the child was asked, and what it showed"
      rows={5}
      limit={VIEW_MAX}
    />
  ),
  "not-asked": ({ why, note }) => (
    <>
      <Select field={why} label="Why the child was not asked" options={optionsOf(NOT_ASKED)} />
      <TextArea field={note} label="What you add" optional rows={3} limit={VIEW_MAX} />
    </>
  ),
};

function Recorded({ recorded }: { recorded: View["recorded"] }) {
  if (recorded === null) return <p>Nothing is recorded.</p>;
  return (
    <Card title={recorded.words}>
      {recorded.text ? <p className="whitespace-pre-line">{recorded.text}</p> : null}
      <p className="why">{recorded.by}</p>
    </Card>
  );
}
