import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EVERY_KIND } from "~/domains/access/roles";
import { registerLoader } from "~/domains/providers/pages/register.server";
import { RegisterSearchPage } from "~/domains/providers/ui/register-page";

export const meta: MetaFunction = () => [{ title: "Register - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => registerLoader(args, EVERY_KIND);

export default function Register() {
  return <RegisterSearchPage {...useLoaderData<typeof loader>()} />;
}
