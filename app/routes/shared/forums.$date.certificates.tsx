import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { viewDoor } from "~/domains/forums/queries/view-door.server";
import { CertificatesPage } from "~/domains/forums/ui/print-pages";

export const meta: MetaFunction = () => [{ title: "Certificates - Homeward" }];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference } = await organiser(args);
  return { view: await viewDoor(actor, reference) };
}

export default function CertificatesRoute() {
  return <CertificatesPage {...useLoaderData<typeof loader>()} />;
}
