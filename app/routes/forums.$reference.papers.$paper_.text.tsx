import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewPaperText } from "~/domains/forums/queries/find-paper.server";
import { PaperTextPage } from "~/domains/forums/ui/paper-text-page";
import { publicForums } from "~/paths/forums";
import { PublicShell } from "~/ui/public-shell";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "A paper"} - Homeward` },
];
export const loader = ({ params }: LoaderFunctionArgs) =>
  viewPaperText(undefined, params.reference ?? "", params.paper ?? "");

export default function PaperText() {
  const view = useLoaderData<typeof loader>();
  return (
    <PublicShell>
      <PaperTextPage
        forums={publicForums.list()}
        page={publicForums.forum(view.date.reference)}
        view={view}
      />
    </PublicShell>
  );
}
