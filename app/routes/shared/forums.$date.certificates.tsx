import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { doorLoader } from "~/domains/forums/pages/door.server";
import { CertificatesPage } from "~/domains/forums/ui/print-pages";

export const meta: MetaFunction = () => [{ title: "Certificates - Homeward" }];
export const loader = (args: LoaderFunctionArgs) => doorLoader(args, ORGANISERS);

export default function CertificatesRoute() {
  return <CertificatesPage {...useLoaderData<typeof loader>()} />;
}
