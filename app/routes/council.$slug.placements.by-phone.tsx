import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { byPhoneSchema } from "~/domains/agreements/by-phone/by-phone.schema";
import { placeByPhone } from "~/domains/agreements/commands/place-by-phone.server";
import { viewPlaceByPhone } from "~/domains/agreements/queries/view-place-by-phone.server";
import { PlaceByPhonePage } from "~/domains/agreements/ui/place-by-phone-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { londonDate } from "~/platform/time";

export const meta: MetaFunction = () => [{ title: "Record a placement made by phone - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const home = new URL(request.url).searchParams.get("home") ?? "";
  return { view: await viewPlaceByPhone(actor, home), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, byPhoneSchema(londonDate(now())));
  if (!form.ok) return form.response;
  const path = ({ reference }: { reference: string }) =>
    withNotice(councilPaths(actor.organisationSlug).placement(reference).page(), "placement", "by-phone");
  const result = await placeByPhone(actor, {
    ...form.value,
    idempotency: { key: form.key, redirectTo: path },
  });
  return result.ok ? redirect(path(result.value)) : form.refuse(result.error);
}

export default function PlaceByPhone() {
  return <PlaceByPhonePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
