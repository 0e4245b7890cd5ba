import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listReached } from "~/domains/board/queries/list-reached.server";
import { ReachedProvider } from "~/domains/board/ui/reached-provider";
import { retryDelivery } from "~/domains/routing/commands/retry-delivery.server";
import { retrySchema } from "~/domains/routing/delivery-move.schema";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { EmptyState } from "~/ui/empty-state";
import { PageHeading } from "~/ui/page-heading";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Who got ${data?.reference ?? "it"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return listReached(actor, params.reference ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, retrySchema);
  if (!form.ok) return form.response;
  const reference = params.reference ?? "";
  const path = withNotice(
    councilPaths(actor.organisationSlug).referral(reference).deliveries(),
    "deliveries",
    "retried",
  );
  const result = await retryDelivery(actor, {
    reference,
    deliveryId: form.value.deliveryId,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  if (!result.ok) return form.refuse(result.error);
  return redirect(path);
}

export default function Deliveries() {
  const paths = useCouncilPaths();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const done = noticeOf("deliveries", search.get("done"));
  const problem = refused?.error?.[""]?.[0];
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: page.reference, to: paths.referral(page.reference).page() },
          { label: "Who got it" },
        ]}
      />
      {problem ? <Banner tone="now" title={problem} /> : done ? <Banner tone="good" title={done} /> : null}
      <PageHeading title="Who got it, who did not, and why" lede={page.title} />
      {page.stages.length === 0 ? (
        <EmptyState title="It has been sent to nobody yet">
          When it is sent, everyone who gets it stands here.
        </EmptyState>
      ) : null}
      {page.stages.map((stage) => (
        <section key={stage.number} className="stack mb-8" aria-labelledby={`stage-${stage.number}`}>
          <h2 id={`stage-${stage.number}`}>
            Stage {stage.number}: {stage.words}
          </h2>
          {stage.rows.length === 0 ? <p>It added services to providers of earlier stages.</p> : null}
          {stage.rows.map((row) => (
            <ReachedProvider key={row.id} row={row} formKey={page.key} mayRetry={page.mayRetry} />
          ))}
        </section>
      ))}
    </>
  );
}
