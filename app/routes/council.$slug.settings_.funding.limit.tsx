import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { setFundingLimit } from "~/domains/authorisations/commands/set-funding-limit.server";
import { DECIDERS_WORDS } from "~/domains/authorisations/deciders.policy";
import { limitSchema } from "~/domains/authorisations/deciders.schema";
import { viewDeciders } from "~/domains/authorisations/queries/view-deciders.server";
import { LimitPage } from "~/domains/authorisations/ui/limit-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Limit for a head of service - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { limitPence, limit, abilities } = await viewDeciders(actor);
  const whyNot = abilities["set-limit"] ? null : DECIDERS_WORDS["set-limit"];
  return { limitPence, limit, whyNot, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, limitSchema, { expects: "digest" });
  if (!form.ok) return form.response;
  const path = withNotice(councilPaths(actor.organisationSlug).deciders().page(), "deciders", "limit");
  const result = await setFundingLimit(actor, {
    limitPence: form.value.limit ?? null,
    expected: form.expected,
    idempotency: { key: form.key, redirectTo: () => path },
  });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Limit() {
  return <LimitPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
