import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { askAgainSchema } from "~/domains/authorisations/authorisation.schema";
import { answerQuestion } from "~/domains/authorisations/commands/answer-question.server";
import { viewOfferDecision } from "~/domains/authorisations/queries/view-offer-decision.server";
import { offerCrumbs } from "~/domains/authorisations/ui/offer-crumbs";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Card } from "~/ui/card";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Answer a question about ${data?.view.offer ?? "an offer"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", offer = "" } = params;
  const view = await viewOfferDecision(actor, { reference, offer }, "step-back");
  const whyNot = view.open?.state === "returned" ? null : "There is no open funding query about this offer";
  return { view, whyNot, key: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", offer = "" } = params;
  const form = await parseForm(request, askAgainSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const view = await viewOfferDecision(actor, { reference, offer }, "step-back");
  const path = withNotice(
    councilPaths(actor.organisationSlug).referral(reference).offer(offer).page(),
    "councilOffer",
    "answered",
  );
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await answerQuestion(actor, { ...form.value, id: view.open?.id ?? "", idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function AnswerQuestion() {
  const paths = useCouncilPaths();
  const { view, whyNot, key } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useFormOf<typeof askAgainSchema>({ id: "answer", lastResult });
  const { crumbs, back } = offerCrumbs(paths, view, "Answer the question");
  return (
    <DecisionPage
      crumbs={crumbs}
      title="Funding query"
      above={`${view.service} for ${view.reference} · ${view.cost.sentence}`}
      consequences={["Funding approval is requested again. Those who can authorise it are emailed."]}
      whyNot={whyNot}
      before={
        view.open?.question ? (
          <Card title="The question">
            <p>{view.open.question}</p>
            {view.open.why ? <p className="why">You had said: {view.open.why}</p> : null}
          </Card>
        ) : null
      }
      form={form}
      formKey={key}
      version={keptVersion(lastResult, view.open?.version ?? 0)}
      button="Send the answer"
      back={back}
    >
      <TextArea
        field={fields.answer}
        label="Your answer"
        hint="The provider does not read it. No names of children or family."
        rows={4}
        limit={2_000}
      />
    </DecisionPage>
  );
}
