import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { nameCasePeople } from "~/domains/referrals/commands/name-case-people.server";
import { casePeopleSchema } from "~/domains/referrals/people.schema";
import { viewCasePeople } from "~/domains/referrals/queries/view-case-people.server";
import { CasePeoplePage } from "~/domains/referrals/ui/case-people-page";
import { noticeOf, withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Who does what: ${data?.view.reference ?? "a referral"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return {
    view: await viewCasePeople(actor, params.reference ?? ""),
    done: noticeOf("casePeople", new URL(request.url).searchParams.get("done")),
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "" } = params;
  const form = await parseForm(request, casePeopleSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const { socialWorkerId, teamManagerId, iroId } = form.value;
  const page = councilPaths(actor.organisationSlug).referral(reference).people();
  const path = withNotice(page, "casePeople", "saved");
  const result = await nameCasePeople(actor, {
    reference,
    version: form.version,
    people: { "social-worker": socialWorkerId, "team-manager": teamManagerId, iro: iroId },
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function CasePeople() {
  return <CasePeoplePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
