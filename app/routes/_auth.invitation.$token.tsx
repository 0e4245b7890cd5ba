import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { joinSchema } from "~/domains/access/access.schema";
import { refuseInvitation } from "~/domains/access/commands/answer-invitation.server";
import { joinByInvitation } from "~/domains/access/commands/join-by-invitation.server";
import { ownPath } from "~/domains/access/next-path";
import { viewInvitationLink } from "~/domains/access/queries/view-invitation.server";
import { signInHeaders } from "~/domains/access/signed-in.server";
import { answerAddress, InvitationLinkPage } from "~/domains/access/ui/invitation-link-page";
import { entry } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "Your invitation - Homeward" }];

/** Where the mail leads once it is accepted: the referral that waits. */
const nextOf = (request: Request) => ownPath(new URL(request.url).searchParams.get("next")) ?? null;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const link = await viewInvitationLink(request, params.token ?? "");
  const next = nextOf(request);
  // Who is signed in as the right person answers at once.
  if (link.state === "has-password" && link.signedIn === "them") throw redirect(answerAddress(link.id, next));
  return data({ link, next }, { status: link.state === "unknown" ? 404 : 200 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  // Loaded again, the page says what became of the link.
  const again = () => redirect(entry.invitation(token));
  const form = await parseForm(request, joinSchema, { hide: ["password"] });
  if (!form.ok) return form.response;
  if (form.value.answer === "refuse") {
    const link = await viewInvitationLink(request, token);
    if (link.state === "open") await refuseInvitation(link.id, null);
    return again();
  }
  const result = await joinByInvitation(request, {
    token,
    password: form.value.password,
    address: context.address,
  });
  if (result.ok)
    return redirect(nextOf(request) ?? result.value.home, { headers: signInHeaders(result.value) });
  if (result.error.kind === "invalid") return form.refuse(result.error);
  return again();
}

export default function InvitationPage() {
  const { link, next } = useLoaderData<typeof loader>();
  return <InvitationLinkPage link={link} next={next} lastResult={useActionData<typeof action>()} />;
}
