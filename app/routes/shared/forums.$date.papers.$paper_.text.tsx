import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { organiser } from "~/domains/forums/pages/organiser.server";
import { viewPaperText } from "~/domains/forums/queries/find-paper.server";
import { PaperTextPage } from "~/domains/forums/ui/paper-text-page";
import { useOrganiserPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.title ?? "A paper"} - Homeward` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { actor, reference } = await organiser(args);
  return { view: await viewPaperText(actor, reference, args.params.paper ?? "") };
}

export default function PaperText() {
  const { view } = useLoaderData<typeof loader>();
  const paths = useOrganiserPaths();
  return <PaperTextPage forums={paths.forums()} page={paths.forum(view.date.reference)} view={view} />;
}
