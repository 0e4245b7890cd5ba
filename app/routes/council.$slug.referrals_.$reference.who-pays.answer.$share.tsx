import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { recordPartyAnswer } from "~/domains/agreements/commands/record-party-answer.server";
import { viewShare } from "~/domains/agreements/queries/view-who-pays.server";
import { AnswerPage } from "~/domains/agreements/ui/who-pays-forms";
import { partyAnswerSchema } from "~/domains/agreements/who-pays/funding-shares.schema";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Answer from a funding party - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", share = "" } = params;
  return { ...(await viewShare(actor, reference, share)), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", share = "" } = params;
  const form = await parseForm(request, partyAnswerSchema(now()), { expects: "digest" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).referral(reference).whoPays().page();
  const path = withNotice(page, "whoPays", "answered");
  const { answer, ...answered } = form.value;
  const result = await recordPartyAnswer(actor, {
    reference,
    id: share,
    ...answered,
    agreed: answer === "agreed",
    expected: form.expected,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Answer() {
  return <AnswerPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
