import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newPasswordSchema } from "~/domains/access/access.schema";
import { setPassword } from "~/domains/access/commands/set-password.server";
import { viewEmailedLink } from "~/domains/access/queries/view-emailed-link.server";
import { afterSignIn, signInHeaders } from "~/domains/access/signed-in.server";
import { EmailedLinkPage } from "~/domains/access/ui/emailed-link-page";
import { entry } from "~/paths/access";
import { parseForm } from "~/platform/forms/submission.server";

export const meta: MetaFunction = () => [{ title: "Choose a new password - Homeward" }];

export async function loader({ params }: LoaderFunctionArgs) {
  const link = await viewEmailedLink(params.token ?? "");
  return data({ link }, { status: link.state === "unknown" ? 404 : 200 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await parseForm(request, newPasswordSchema, { hide: ["password"] });
  if (!form.ok) return form.response;
  const token = params.token ?? "";
  const result = await setPassword(request, {
    token,
    password: form.value.password,
    address: context.address,
  });
  if (result.ok)
    return redirect(await afterSignIn(result.value, null), { headers: signInHeaders(result.value) });
  if (result.error.kind === "invalid") return form.refuse(result.error);
  // Loaded again, the page says what became of the link.
  return redirect(entry.setPassword(token));
}

export default function SetPasswordPage() {
  const { link } = useLoaderData<typeof loader>();
  return <EmailedLinkPage link={link} lastResult={useActionData<typeof action>()} />;
}
