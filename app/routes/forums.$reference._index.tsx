import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewPublicForum } from "~/domains/forums/queries/public-forums.server";
import { PublicForumPage } from "~/domains/forums/ui/public-pages";
import { PublicShell } from "~/ui/public-shell";

export const meta: MetaFunction = () => [{ title: "A forum with providers - Homeward" }];
export const loader = ({ params }: LoaderFunctionArgs) => viewPublicForum(params.reference ?? "");

export default function PublicForum() {
  return (
    <PublicShell>
      <PublicForumPage view={useLoaderData<typeof loader>()} />
    </PublicShell>
  );
}
