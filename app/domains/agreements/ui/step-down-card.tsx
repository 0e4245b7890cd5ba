import { Actions, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { SummaryList, type SummaryRow } from "~/ui/summary-list";
import { useSidePaths } from "~/use-paths";
import type { StepDown } from "../queries/read-step-down.server";
import type { PlacementView } from "../queries/view-placement.server";

/** Where the child should live next, with what the provider answered; both sides read the same. */
export function StepDownCard({ placement, stepDown }: { placement: PlacementView; stepDown: StepDown }) {
  const to = useSidePaths().placement(placement.reference).stepDown();
  const plans = placement.abilities["plan-step-down"];
  const { plan } = stepDown;
  if (!plan && !plans) return null;
  const answers = placement.abilities["answer-step-down"] && plan !== null;
  return (
    <Card title="Step-down plan">
      {plan ? (
        <>
          <SummaryList rows={stepDownRows(plan)} />
          <p className="why">Entered by {plan.who}</p>
        </>
      ) : (
        <p>No plan entered for where the child should live next.</p>
      )}
      {plans || answers ? (
        <Actions>
          <ButtonLink tone={answers && plan?.answer === null ? "primary" : "plain"} to={to}>
            {plans
              ? plan
                ? "Change the step-down plan"
                : "Enter the step-down plan"
              : plan?.answer
                ? "Change your answer"
                : "Agree or object"}
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}

const lines = (text: string) => <span className="whitespace-pre-line">{text}</span>;

/** The plan as pages list it. */
export function stepDownRows(plan: NonNullable<StepDown["plan"]>): SummaryRow[] {
  const { answer } = plan;
  return [
    { key: "Next", value: plan.next },
    ...(plan.due === null ? [] : [{ key: "By", value: plan.overdue ? `${plan.due}, overdue` : plan.due }]),
    ...(plan.conditions === "" ? [] : [{ key: "What has to be true first", value: lines(plan.conditions) }]),
    {
      key: "Provider",
      value: answer ? (
        <>
          {answer.agreed ? "Agrees" : `Objects: ${answer.reason ?? ""}`}
          {answer.words ? (
            <>
              <br />
              {lines(answer.words)}
            </>
          ) : null}
          <br />
          <span className="why">{answer.who}</span>
        </>
      ) : (
        "Has not answered yet"
      ),
    },
  ];
}
