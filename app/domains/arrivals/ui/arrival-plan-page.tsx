import type { SubmissionResult } from "@conform-to/react";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { Facts, Phone } from "~/ui/facts";
import { PageHeading } from "~/ui/page-heading";
import { summaryOf } from "~/ui/row-field";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useSidePaths } from "~/use-paths";
import { MAX_OWN_ITEMS } from "../plan-items.rules";
import type { ArrivalPlanView, PlanItemView } from "../queries/view-arrival-plan.server";
import { PLAN_FORM, PlanForm, PlanSavedMeanwhile, planErrors } from "./plan-form";

type Props = {
  plan: ArrivalPlanView;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** What is missing, one's own items to tick, what the other side does, and whom to call. */
export function ArrivalPlanPage({ plan, formKey, lastResult }: Props) {
  const paths = useSidePaths();
  const placement = paths.placement(plan.reference);
  const other = plan.side === "council" ? "provider" : "council";
  const own = plan.items[plan.side];
  const changes = plan.keeps && plan.whyNot === null;
  const done = changes ? own.filter((item) => item.done) : own;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Placements", to: paths.placements() },
          { label: plan.reference, to: placement.page() },
          { label: plan.title },
        ]}
      />
      <ErrorSummary form={summaryOf(PLAN_FORM, planErrors(lastResult))} />
      <PlanSavedMeanwhile plan={plan} lastResult={lastResult} />
      <PageHeading title={plan.title} above={`${plan.child} at ${plan.service} · ${plan.reference}`} />
      <Banner tone={plan.standing.tone} title={plan.standing.title}>
        {plan.standing.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Banner>
      {plan.keeps && plan.whyNot ? (
        <p className="why">{plan.whyNot}, so this plan cannot be changed.</p>
      ) : null}
      {changes ? <PlanForm plan={plan} formKey={formKey} lastResult={lastResult} /> : null}
      {done.length > 0 ? (
        <ItemsCard title={changes ? "Your side: done or not needed" : plan[plan.side].name} items={done}>
          {changes ? (item) => <UntickLink plan={plan} item={item} /> : undefined}
        </ItemsCard>
      ) : null}
      {changes ? <OwnItems plan={plan} /> : null}
      <Contacts plan={plan} />
      <ItemsCard title={plan[other].name} items={plan.items[other]} />
    </>
  );
}

/** Items as they stand, for whoever does not tick them here. */
function ItemsCard({
  title,
  items,
  children,
}: {
  title: string;
  items: PlanItemView[];
  children?: ((item: PlanItemView) => React.ReactNode) | undefined;
}) {
  return (
    <Card title={title}>
      <WorkList label={title}>
        {items.map((item) => (
          <WorkRow
            key={item.key}
            level={3}
            title={item.label}
            tags={[tagOf(item)]}
            line={[item.says, item.note].filter((words) => words !== "").join(". ") || undefined}
            why={item.history ?? undefined}
          >
            {children?.(item)}
          </WorkRow>
        ))}
      </WorkList>
    </Card>
  );
}

function tagOf({ done, notNeeded, overdue }: PlanItemView) {
  if (notNeeded) return { words: "Not needed", tone: "plain" } as const;
  if (done) return { words: "Done", tone: "good" } as const;
  return overdue
    ? ({ words: "Overdue", tone: "soon" } as const)
    : ({ words: "To do", tone: "plain" } as const);
}

function UntickLink({ plan, item }: { plan: ArrivalPlanView; item: PlanItemView }) {
  const to = useSidePaths().placement(plan.reference).plan(plan.kind).untick(item.key);
  return (
    <Actions>
      <ButtonLink tone="plain" to={to}>
        {item.notNeeded ? "Needed after all" : "Untick"}
        <span className="sr-only">: {item.label}</span>
      </ButtonLink>
    </Actions>
  );
}

/** What a side added itself can be removed while it is open; ten at a time. */
function OwnItems({ plan }: { plan: ArrivalPlanView }) {
  const page = useSidePaths().placement(plan.reference).plan(plan.kind);
  const own = plan.items[plan.side].filter((item) => item.own);
  return (
    <div className="my-5">
      <Actions>
        {own.length < MAX_OWN_ITEMS ? (
          <ButtonLink tone="plain" to={page.add()}>
            Add an item
          </ButtonLink>
        ) : null}
        {own
          .filter((item) => !item.done)
          .map((item) => (
            <ButtonLink key={item.key} tone="plain" to={page.remove(item.key)}>
              Remove “{item.label}”
            </ButtonLink>
          ))}
      </Actions>
    </div>
  );
}

/** Whom to call, also at night, from what the portal keeps of both sides. */
function Contacts({ plan: { council, provider, people } }: { plan: ArrivalPlanView }) {
  const paths = useSidePaths();
  const number = (phone: string | null) => (phone ? <Phone number={phone} /> : "Not given");
  return (
    <Card title="Emergency contacts">
      <Facts
        items={[
          { key: council.name, value: number(council.phone) },
          { key: `${council.name}, out of hours`, value: number(council.outOfHoursPhone) },
          { key: provider.name, value: number(provider.phone) },
          { key: `${provider.name}, out of hours`, value: number(provider.outOfHoursPhone) },
          ...people.map(({ part, name, phone }) => ({ key: `${part}, ${name}`, value: number(phone) })),
        ]}
      />
      <p className="why">
        An admin of each organisation changes its numbers in its settings, and everybody their own in their
        account. If the home has numbers of its own, give them in the note to “The home’s day and night
        numbers”.
      </p>
      <p className="mb-0">
        <Anchor to={paths.settings()}>Your organisation’s numbers</Anchor>
      </p>
    </Card>
  );
}
