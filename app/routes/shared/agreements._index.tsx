import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { startAgreementSchema } from "~/domains/agreements/agreement/agreement-draft.schema";
import { startAgreement } from "~/domains/agreements/commands/start-agreement.server";
import { listAgreements } from "~/domains/agreements/queries/list-agreements.server";
import { templateAbilities } from "~/domains/agreements/template/template.policy";
import { AgreementListPage } from "~/domains/agreements/ui/agreement-list";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction = () => [{ title: "Placement agreements - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const list = await listAgreements(actor, new URL(request.url).searchParams);
  const keys = Object.fromEntries(list.unwritten.map(({ acceptance }) => [acceptance, newFormKey()]));
  const template = templateAbilities(actor, { councilId: actor.organisationId }).view
    ? councilPaths(actor.organisationSlug).agreementTemplate().page()
    : null;
  return { list, keys, template };
}

/** Begins the agreement of an accepted child and leads to its form; only a council's people get that far. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const form = await parseForm(request, startAgreementSchema);
  if (!form.ok) return form.response;
  const page = (reference: string) => councilPaths(actor.organisationSlug).agreement(reference).edit();
  const started = await startAgreement(actor, {
    acceptance: form.value.acceptance,
    idempotency: { key: form.key, redirectTo: ({ reference }) => page(reference) },
  });
  return started.ok ? redirect(page(started.value.reference)) : form.refuse(started.error);
}

export default function Agreements() {
  const { template, ...page } = useLoaderData<typeof loader>();
  const problem = Object.values(useActionData<typeof action>()?.error ?? {}).flat()[0];
  return (
    <>
      {problem ? <Banner tone="now" title={problem} /> : null}
      <AgreementListPage {...page} />
      {template ? (
        <p className="mt-6">
          <Anchor to={template}>Agreement template</Anchor>
        </p>
      ) : null}
    </>
  );
}
