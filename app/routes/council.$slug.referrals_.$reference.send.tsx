import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { publishReferral } from "~/domains/routing/commands/publish-referral.server";
import { previewSearch } from "~/domains/routing/queries/preview-search.server";
import { areaOf, stageSchema } from "~/domains/routing/stage.schema";
import { PreviewCounts, PreviewGroups } from "~/domains/routing/ui/preview-groups";
import { KeptAwayAreas, SendBlocks, SendWords, UnplacedServices } from "~/domains/routing/ui/send-words";
import { StageForm } from "~/domains/routing/ui/stage-form";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { useCouncilPaths } from "~/use-paths";

const sent = sentBy<typeof stageSchema>();

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.widening ? "Widen the search" : "Send"} ${data?.reference ?? ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return previewSearch(actor, params.reference ?? "", new URL(request.url).searchParams);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, stageSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const reference = params.reference ?? "";
  const path = withNotice(
    councilPaths(actor.organisationSlug).referral(reference).page(),
    "referral",
    "sent",
  );
  const result = await publishReferral(actor, {
    reference,
    stage: form.value.stage,
    area: areaOf(form.value),
    clock: form.value.clock,
    placesSeen: form.value.placesSeen,
    version: form.version,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  if (!result.ok) return form.refuse(result.error);
  return redirect(path);
}

export default function Send() {
  const paths = useCouncilPaths();
  const page = useLoaderData<typeof loader>();
  const [form, fields] = useFormOf<typeof stageSchema>({
    id: "send",
    lastResult: useActionData<typeof action>(),
  });
  const title = page.widening ? "Widen the search" : "Who will get this referral";
  const ready = page.blocks.length === 0 && page.complete && page.until !== null && page.goesTo.providers > 0;
  const { choice } = page;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: page.reference, to: paths.referral(page.reference).page() },
          { label: title },
        ]}
      />
      <PageHeading title={title} lede="Nothing is sent before you press the green button." />
      <ErrorSummary form={form} />
      <SendBlocks page={page} />
      <KeptAwayAreas page={page} />
      <div className="cols">
        <aside className="stack min-[861px]:order-last" aria-label="The stage">
          <Card title={`Stage ${page.stagesSoFar.length + 1}`}>
            <StageForm choice={choice} clocks={page.clocks} />
          </Card>
          <Card title="Send it">
            <SendWords page={page} />
            <Form method="post" id={form.id}>
              <HiddenField name="key" value={page.key} />
              <HiddenField name="version" value={page.version} />
              <HiddenField {...sent("stage", choice.stage)} />
              <HiddenField {...sent("area", choice.area)} />
              <HiddenField {...sent("clock", choice.clock)} />
              {choice.councils.map((code) => (
                <HiddenField key={code} {...sent("councils", code)} />
              ))}
              {ready ? <UnplacedServices page={page} field={fields.placesSeen} /> : null}
              <Actions>
                {ready ? (
                  <Button>
                    Send to{" "}
                    {page.goesTo.providers === 1 ? "1 provider" : `${page.goesTo.providers} providers`}
                  </Button>
                ) : null}
                <ButtonLink tone="plain" to={paths.referral(page.reference).page()}>
                  Not now
                </ButtonLink>
              </Actions>
            </Form>
          </Card>
        </aside>
        <div className="stack">
          <PreviewCounts page={page} />
          <PreviewGroups page={page} />
        </div>
      </div>
    </>
  );
}
