import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EVERY_KIND } from "~/domains/access/roles";
import { serviceLoader } from "~/domains/providers/pages/register.server";
import { serviceTitle } from "~/domains/providers/service-words.rules";
import { ServicePage } from "~/domains/providers/ui/service-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${serviceTitle(data.service)} - Homeward` : "Homeward" },
];
export const loader = (args: LoaderFunctionArgs) => serviceLoader(args, EVERY_KIND);

export default function Service() {
  return <ServicePage {...useLoaderData<typeof loader>()} />;
}
