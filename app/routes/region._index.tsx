import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { navigationOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { PlainHome } from "~/domains/home/ui/plain-home";
import { PageHeading } from "~/ui/page-heading";

export const meta: MetaFunction = () => [{ title: "Home - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "region");
  return {
    links: navigationOf(actor).filter(({ to }) => to !== "/region"),
    organisation: actor.organisationName,
  };
}

export default function RegionHome() {
  const { links, organisation } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title={organisation}
        lede="The region's register and its people. Who a child is stays with each council."
      />
      <PlainHome links={links} />
    </>
  );
}
