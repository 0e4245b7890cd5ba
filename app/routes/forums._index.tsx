import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPublicForums } from "~/domains/forums/queries/public-forums.server";
import { PublicForumsPage } from "~/domains/forums/ui/public-pages";
import { PublicShell } from "~/ui/public-shell";

export const meta: MetaFunction = () => [{ title: "Forums with providers - Homeward" }];
export const loader = () => listPublicForums();

export default function PublicForums() {
  return (
    <PublicShell>
      <PublicForumsPage {...useLoaderData<typeof loader>()} />
    </PublicShell>
  );
}
