import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newPasswordSchema } from "~/domains/access/access.schema";
import { setPassword } from "~/domains/access/commands/set-password.server";
import { ownPath } from "~/domains/access/next-path";
import { viewEmailedLink } from "~/domains/access/queries/view-emailed-link.server";
import { EmailedLinkPage } from "~/domains/access/ui/emailed-link-page";
import { parseForm } from "~/platform/forms/submission.server";

const PURPOSE = "invitation";

export const meta: MetaFunction = () => [{ title: "Your invitation - Homeward" }];

/** Where the mail leads once a password is chosen: the referral that waits. */
const nextOf = (request: Request) => ownPath(new URL(request.url).searchParams.get("next")) ?? null;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const link = await viewEmailedLink(params.token ?? "", PURPOSE);
  return data({ link, next: nextOf(request) }, { status: link.state === "unknown" ? 404 : 200 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await parseForm(request, newPasswordSchema, { hide: ["password"] });
  if (!form.ok) return form.response;
  const token = params.token ?? "";
  const result = await setPassword(request, { token, purpose: PURPOSE, password: form.value.password });
  if (result.ok)
    return redirect(nextOf(request) ?? "/organisations", {
      headers: { "Set-Cookie": result.value.setCookie },
    });
  if (result.error.type === "invalid") return form.refuse(result.error);
  // Loaded again, the page says what became of the link.
  return redirect(`/invitation/${token}`);
}

export default function InvitationPage() {
  const { link, next } = useLoaderData<typeof loader>();
  return (
    <EmailedLinkPage purpose={PURPOSE} link={link} next={next} lastResult={useActionData<typeof action>()} />
  );
}
