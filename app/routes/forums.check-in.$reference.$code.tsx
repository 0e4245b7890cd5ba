import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/domains/access/require-person.server";
import { checkIn } from "~/domains/forums/commands/check-in.server";
import { viewCheckIn } from "~/domains/forums/queries/view-check-in.server";
import { CheckInPage } from "~/domains/forums/ui/check-in-page";
import { notFound } from "~/platform/not-found.server";
import { isWithoutForm, STATUS } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { PublicShell } from "~/ui/public-shell";

export const meta: MetaFunction = () => [{ title: "Say that you are here - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const personId = await requirePerson(request);
  return { view: (await viewCheckIn(personId, params.reference ?? "", params.code ?? "")) ?? notFound() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const personId = await requirePerson(request);
  const result = await checkIn(personId, params.reference ?? "", params.code ?? "");
  if (result.ok) return redirect(new URL(request.url).pathname);
  if (isWithoutForm(result.error)) return refusePage(result.error);
  return data({ wrong: result.error.message }, { status: STATUS[result.error.kind] });
}

export default function CheckIn() {
  return (
    <PublicShell withoutSignIn narrow>
      <CheckInPage {...useLoaderData<typeof loader>()} wrong={useActionData<typeof action>()?.wrong} />
    </PublicShell>
  );
}
