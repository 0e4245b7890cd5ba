import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { navigationOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { regionHome } from "~/domains/home/queries/region-home.server";
import { HomeList } from "~/domains/home/ui/home-list";
import { PlainHome } from "~/domains/home/ui/plain-home";
import { regionPaths } from "~/paths";
import { PageHeading } from "~/ui/page-heading";

export const meta: MetaFunction = () => [{ title: "Home - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "region");
  return {
    links: navigationOf(actor).filter(({ to }) => to !== regionPaths().home()),
    rows: await regionHome(actor),
    organisation: actor.organisationName,
  };
}

export default function RegionHome() {
  const { links, rows, organisation } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title={organisation}
        lede="The region's register and its people. Who a child is stays with each council."
      />
      {rows.length > 0 ? (
        <div className="mb-6">
          <HomeList rows={rows} label="What needs me now" empty={null} />
        </div>
      ) : null}
      <PlainHome links={links} />
    </>
  );
}
