import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { viewPaperText } from "~/domains/forums/queries/find-paper.server";
import { PaperTextPage } from "~/domains/forums/ui/paper-text-page";
import { useProviderPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.title ?? "A paper"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const view = await viewPaperText(actor, params.date ?? "", params.paper ?? "");
  return { view };
}

export default function PaperText() {
  const { view } = useLoaderData<typeof loader>();
  const paths = useProviderPaths();
  return <PaperTextPage forums={paths.forums()} page={paths.forum(view.date.reference)} view={view} />;
}
