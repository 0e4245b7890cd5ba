import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { decideChangeSchema } from "~/domains/agreements/changes/change.schema";
import { decideChange } from "~/domains/agreements/commands/decide-change.server";
import { changeAction, changeLoader } from "~/domains/agreements/pages/change-form.server";
import { DecideChangePage } from "~/domains/agreements/ui/change-decision-pages";
import { viewEvidence } from "~/domains/documents/queries/view-evidence.server";
import { EvidenceList } from "~/domains/documents/ui/evidence-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Decide on a change: ${data?.move.reference ?? "a placement"} - Homeward` },
];

export async function loader(args: LoaderFunctionArgs) {
  const view = await changeLoader(args, "decide");
  const actor = await requireActor(args, "council");
  return { ...view, evidence: await viewEvidence(actor, args.params.reference ?? "", view.change.id) };
}

export const action = (args: ActionFunctionArgs) =>
  changeAction(args, {
    schema: decideChangeSchema,
    command: decideChange,
    done: ({ decision }) => `change-${decision}` as const,
  });

export default function DecideChange() {
  const view = useLoaderData<typeof loader>();
  return (
    <DecideChangePage
      {...view}
      beside={<EvidenceList reference={view.move.reference} change={view.change} evidence={view.evidence} />}
      lastResult={useActionData<typeof action>()}
    />
  );
}
