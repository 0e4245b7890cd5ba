import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ORGANISERS } from "~/domains/access/roles";
import { ownPaperText } from "~/domains/forums/pages/paper.server";
import { PaperTextPage } from "~/domains/forums/ui/paper-text-page";
import { useOrganiserPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.title ?? "A paper"} - Homeward` },
];
export const loader = (args: LoaderFunctionArgs) => ownPaperText(args, ORGANISERS);

export default function PaperText() {
  const { view } = useLoaderData<typeof loader>();
  const paths = useOrganiserPaths();
  return <PaperTextPage forums={paths.forums()} page={paths.forum(view.date.reference)} view={view} />;
}
