import type { SubmissionResult } from "@conform-to/react";
import { keptDigest } from "~/platform/forms/kept-version";
import { poundsForInput } from "~/platform/forms/money";
import { optionsOf } from "~/platform/forms/options";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { DateField } from "~/ui/date-field";
import { DecisionPage } from "~/ui/decision-page";
import { EmptyState } from "~/ui/empty-state";
import { KeyPaging } from "~/ui/key-paging";
import { MoneyField } from "~/ui/money-field";
import { TabLinks } from "~/ui/nav-strip";
import { PageHeading } from "~/ui/page-heading";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths } from "~/use-paths";
import { COST_OUTCOMES } from "../high-cost/cost-outcomes.options";
import { thresholdAsSent } from "../high-cost/high-cost.rules";
import type { costReviewSchema, thresholdSchema } from "../high-cost/high-cost.schema";
import type { HighCost } from "../queries/high-cost.server";
import type { HighCostRegister } from "../queries/high-cost-register.server";
import { MovePage, type MovePageProps } from "./placement-move-pages";

/** The placements that cost the council's threshold or more, those whose review is due first. */
export function HighCostRegisterPage({
  register,
  done,
}: {
  register: HighCostRegister;
  done: string | undefined;
}) {
  const paths = useCouncilPaths();
  const { page, threshold } = paths.highCost();
  const { filter, rows, next, unknown, abilities } = register;
  const show = filter.overdue ? "?show=overdue" : "";
  return (
    <>
      <Breadcrumbs
        items={[{ label: "Placements", to: paths.placements() }, { label: "High-cost register" }]}
      />
      {done ? <Banner tone="good" title={done} /> : null}
      <PageHeading
        title="High-cost register"
        lede={`Current placements that cost ${register.thresholdPence === null ? "a set amount a week or more" : register.threshold}, each reviewed every 12 weeks. Providers do not see this.`}
      />
      {abilities["set-threshold"] ? (
        <div className="mb-5">
          <Actions>
            <ButtonLink to={threshold()} tone={register.thresholdPence === null ? "primary" : "plain"}>
              {register.thresholdPence === null ? "Set the threshold" : "Change the threshold"}
            </ButtonLink>
          </Actions>
        </div>
      ) : null}
      <TabLinks
        label="Which placements"
        items={[
          { label: "All", to: page(), current: !filter.overdue },
          { label: "Review overdue", to: `${page()}?show=overdue`, current: filter.overdue },
        ]}
      />
      {rows.length === 0 ? (
        <Empty register={register} />
      ) : (
        <WorkList label="Placements on the register">
          {rows.map((row) => (
            <WorkRow
              key={row.id}
              to={paths.placement(row.reference).page()}
              title={row.child}
              reference={row.reference}
              tags={row.overdue ? [{ words: "Review overdue", tone: "now" as const }] : []}
              line={`${row.weekly} a week. ${row.home}`}
              why={`${row.due}. ${row.last}`}
            />
          ))}
        </WorkList>
      )}
      <KeyPaging
        label="More placements"
        previous={filter.after ? { to: `${page()}${show}`, words: "Back to the first" } : undefined}
        next={
          next
            ? { to: `${page()}${show === "" ? "?" : `${show}&`}after=${next}`, words: "More placements" }
            : undefined
        }
      />
      {unknown > 0 ? (
        <p className="why mt-4">
          {unknown === 1 ? "1 current placement has" : `${unknown} current placements have`} no issued
          agreement, so the cost is not known here. <Anchor to={paths.agreements()}>See agreements</Anchor>
        </p>
      ) : null}
    </>
  );
}

function Empty({ register: { thresholdPence, filter } }: { register: HighCostRegister }) {
  if (thresholdPence === null)
    return (
      <EmptyState title="No threshold set">
        A head of service or commissioner sets the weekly cost from which placements are listed here.
      </EmptyState>
    );
  return filter.overdue ? (
    <EmptyState title="No reviews overdue">Each placement here has been reviewed in time.</EmptyState>
  ) : (
    <EmptyState title="No placements on the register">
      No current placement costs the threshold or more.
    </EmptyState>
  );
}

type ThresholdProps = {
  thresholdPence: number | null;
  words: string;
  whyNot: string | null;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** A head of service or commissioner sets from how much a week on a placement is on the register. */
export function CostThresholdPage({ thresholdPence, words, whyNot, formKey, lastResult }: ThresholdProps) {
  const paths = useCouncilPaths();
  const to = paths.highCost().page();
  const [form, fields] = useFormOf<typeof thresholdSchema>({
    id: "cost-threshold",
    lastResult,
    defaultValue: { threshold: poundsForInput(thresholdPence) },
  });
  return (
    <DecisionPage
      crumbs={[
        { label: "Placements", to: paths.placements() },
        { label: "High-cost register", to },
        { label: "Threshold" },
      ]}
      title="Threshold of the high-cost register"
      lede={`Now: ${words}.`}
      consequences={[
        "Current placements at or above it are listed at once.",
        "Their first review is due 12 weeks from today. A placement that reaches it later has its first review 12 weeks after that.",
        "Reviews already recorded stay. Providers do not see the register.",
      ]}
      whyNot={whyNot}
      form={form}
      formKey={formKey}
      expected={keptDigest(lastResult, thresholdAsSent(thresholdPence))}
      button="Save threshold"
      back={{ to, words: "Cancel" }}
    >
      <MoneyField
        field={fields.threshold}
        label="Weekly cost from which a placement is listed"
        hint="For one child, with authorised changes. Leave blank to list none."
        optional
      />
    </DecisionPage>
  );
}

type ReviewProps = MovePageProps & { highCost: HighCost | null };

/** Whoever reviews what a placement costs records what came of it. */
export function CostReviewPage({ move, highCost, formKey, lastResult }: ReviewProps) {
  const [form, fields] = useFormOf<typeof costReviewSchema>({
    id: "cost-review",
    lastResult,
    defaultValue: {},
  });
  return (
    <MovePage
      {...{ move, formKey, lastResult, form }}
      here="Review the cost"
      title="Review the cost of this placement"
      lede={highCost ? `${highCost.weekly} a week. ${highCost.due ? `${highCost.due}.` : ""}` : undefined}
      consequences={[
        "Only your council reads it.",
        "It changes nothing else: request a change, plan a step-down or give notice from the placement.",
      ]}
      button="Save the review"
      version={highCost?.version ?? 0}
    >
      <RadioGroup field={fields.outcome} label="What was decided" options={optionsOf(COST_OUTCOMES)} />
      <TextArea
        field={fields.note}
        label="Note"
        hint="Colleagues without access to names read this. No names of children or family."
        optional
        rows={4}
        limit={1_000}
      />
      <DateField
        field={fields.nextOn}
        label="Date of the next review"
        hint="Within 12 weeks. For example, 27 3 2027"
      />
    </MovePage>
  );
}
