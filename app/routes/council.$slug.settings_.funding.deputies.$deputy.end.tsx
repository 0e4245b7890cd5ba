import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { endDeputy } from "~/domains/authorisations/commands/end-deputy.server";
import { endDeputySchema } from "~/domains/authorisations/deciders.schema";
import { viewDeputy } from "~/domains/authorisations/queries/view-deciders.server";
import { useDecidersFrame } from "~/domains/authorisations/ui/use-deciders-frame";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";

export const meta: MetaFunction = () => [{ title: "Remove a deputy - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { ...(await viewDeputy(actor, params.deputy ?? "")), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, endDeputySchema);
  if (!form.ok) return form.response;
  const path = withNotice(councilPaths(actor.organisationSlug).deciders().page(), "deciders", "ended");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await endDeputy(actor, { id: params.deputy ?? "", idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function EndDeputy() {
  const frame = useDecidersFrame("Remove a deputy");
  const { row, whyNot, formKey } = useLoaderData<typeof loader>();
  const [form] = useFormOf<typeof endDeputySchema>({
    id: "end-deputy",
    lastResult: useActionData<typeof action>(),
  });
  return (
    <DecisionPage
      {...frame}
      title={`Remove ${row.deputy} as deputy for ${row.absent}`}
      lede={`Deputy ${row.span}.`}
      consequences={[
        `${row.deputy} can no longer authorise funding as deputy for ${row.absent}.`,
        "They are both emailed.",
      ]}
      whyNot={whyNot}
      form={form}
      formKey={formKey}
      button="Remove deputy"
      dangerous
    />
  );
}
