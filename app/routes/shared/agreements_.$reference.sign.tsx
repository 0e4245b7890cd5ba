import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { signSchema } from "~/domains/agreements/agreement/agreement.schema";
import { signAgreement } from "~/domains/agreements/commands/sign-agreement.server";
import { viewAgreement } from "~/domains/agreements/queries/view-agreement.server";
import { SignPage } from "~/domains/agreements/ui/sign-page";
import { withNotice } from "~/notices";
import { councilPaths, providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Sign agreement ${data?.agreement.reference ?? ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const agreement = await viewAgreement(actor, params.reference ?? "");
  if (!agreement.shown) return notFound();
  return { agreement, shown: agreement.shown, signer: actor.personName, formKey: newFormKey() };
}

/** Signing asks again whether it is them (`step-up.rules` knows the address). */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const form = await parseForm(request, signSchema);
  if (!form.ok) return form.response;
  const paths = (actor.kind === "council" ? councilPaths : providerPaths)(actor.organisationSlug);
  const page = paths.agreement(params.reference ?? "").page();
  const pathAfter = ({ inForce }: { inForce: boolean }) =>
    withNotice(page, "agreement", inForce ? "in-force" : "signed");
  const { number, sha256 } = form.value;
  const signed = await signAgreement(actor, {
    reference: params.reference ?? "",
    number,
    sha256,
    idempotency: { key: form.key, redirectTo: pathAfter },
  });
  return signed.ok ? redirect(pathAfter(signed.value)) : form.refuse(signed.error);
}

export default function Sign() {
  return <SignPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
