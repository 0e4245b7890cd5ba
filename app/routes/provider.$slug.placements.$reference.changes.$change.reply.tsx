import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { replyChangeSchema } from "~/domains/agreements/changes/change.schema";
import { replyToChange } from "~/domains/agreements/commands/reply-to-change.server";
import { changeAction, changeLoader } from "~/domains/agreements/pages/change-form.server";
import { ReplyChangePage } from "~/domains/agreements/ui/change-decision-pages";
import { viewEvidence } from "~/domains/documents/queries/view-evidence.server";
import { EvidenceList } from "~/domains/documents/ui/evidence-pages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Agree or decline: ${data?.move.reference ?? "a placement"} - Homeward` },
];

export async function loader(args: LoaderFunctionArgs) {
  const view = await changeLoader(args, "reply");
  const actor = await requireActor(args, "provider");
  return { ...view, evidence: await viewEvidence(actor, args.params.reference ?? "", view.change.id) };
}

export const action = (args: ActionFunctionArgs) =>
  changeAction(args, {
    schema: replyChangeSchema,
    command: replyToChange,
    done: ({ reply }) => (reply === "agree" ? "change-agreed" : "change-declined"),
  });

export default function ReplyToChange() {
  const view = useLoaderData<typeof loader>();
  return (
    <ReplyChangePage
      {...view}
      beside={<EvidenceList reference={view.move.reference} change={view.change} evidence={view.evidence} />}
      lastResult={useActionData<typeof action>()}
    />
  );
}
