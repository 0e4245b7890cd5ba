import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listForums } from "~/domains/forums/queries/list-forums.server";
import { ForumList } from "~/domains/forums/ui/forum-list";
import { Anchor } from "~/ui/anchor";
import { PageHeading } from "~/ui/page-heading";
import { useProviderPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Forums - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const list = await listForums(actor, new URL(request.url).searchParams);
  return { list };
}

export default function Forums() {
  const paths = useProviderPaths();
  const { list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title="Forums"
        lede={
          <>
            Where councils and providers talk about what works and what does not. Book for yourself and
            colleagues, or <Anchor to={paths.forumCalendar()}>put your forums in your calendar</Anchor>.
          </>
        }
      />
      <ForumList list={list} />
    </>
  );
}
