import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { ChangesPage } from "~/domains/agreements/ui/changes-page";
import { viewChangesAndEvidence } from "~/domains/documents/queries/view-evidence.server";
import { EvidenceList } from "~/domains/documents/ui/evidence-pages";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Changes to the fee: ${data?.placement.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return viewChangesAndEvidence(actor, params.reference ?? "");
}

export default function Changes() {
  const view = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const done = noticeOf("placement", search.get("done"));
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <ChangesPage
        {...view}
        beside={(change) => (
          <EvidenceList
            reference={view.placement.reference}
            change={change}
            evidence={view.evidence[change.id]}
          />
        )}
      />
    </>
  );
}
