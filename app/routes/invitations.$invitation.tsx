import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerSchema } from "~/domains/access/access.schema";
import { acceptInvitation, refuseInvitation } from "~/domains/access/commands/answer-invitation.server";
import { ownPath } from "~/domains/access/next-path";
import { viewMyInvitation } from "~/domains/access/queries/view-invitation.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { MyInvitationPage } from "~/domains/access/ui/my-invitation-page";
import { PersonShell } from "~/domains/access/ui/person-shell";
import { withNotice } from "~/notices";
import { account } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";
import { notFound } from "~/platform/not-found.server";

export const meta: MetaFunction = () => [{ title: "An invitation - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return (await viewMyInvitation(await requirePerson(request), params.invitation)) ?? notFound();
}

export async function action({ request, params }: ActionFunctionArgs) {
  const personId = await requirePerson(request);
  if (!(await viewMyInvitation(personId, params.invitation))) return notFound();
  const form = await parseForm(request, answerSchema);
  if (!form.ok) return form.response;
  if (form.value.answer === "refuse") {
    const result = await refuseInvitation(params.invitation, personId);
    return redirect(
      result.ok
        ? withNotice(account.organisations(), "organisations", "refused")
        : new URL(request.url).pathname,
    );
  }
  const result = await acceptInvitation(personId, params.invitation);
  // Loaded again, the page says what became of it.
  if (!result.ok) return redirect(new URL(request.url).pathname);
  return redirect(ownPath(new URL(request.url).searchParams.get("next")) ?? result.value.home);
}

export default function InvitationPage() {
  const invitation = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.error?.answer?.[0];
  return (
    <PersonShell name={invitation.person}>
      <MyInvitationPage invitation={invitation} problem={problem} />
    </PersonShell>
  );
}
