import type { ActionFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { signOut } from "~/domains/access/commands/sign-out.server";
import { entry } from "~/paths/access";

export function loader() {
  return redirect("/");
}

export async function action({ request }: ActionFunctionArgs) {
  return redirect(entry.signIn(), { headers: { "Set-Cookie": await signOut(request) } });
}
