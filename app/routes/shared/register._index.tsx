import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { EVERY_KIND } from "~/domains/access/roles";
import { searchRegister } from "~/domains/providers/queries/search-register.server";
import { readRegisterSearch } from "~/domains/providers/register.schema";
import { RegisterSearchPage } from "~/domains/providers/ui/register-page";

export const meta: MetaFunction = () => [{ title: "Register - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, EVERY_KIND);
  const search = readRegisterSearch(new URL(request.url).searchParams);
  return { page: await searchRegister(actor, search), search };
}

export default function Register() {
  return <RegisterSearchPage {...useLoaderData<typeof loader>()} />;
}
