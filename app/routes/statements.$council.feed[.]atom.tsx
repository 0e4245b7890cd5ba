import type { LoaderFunctionArgs } from "@remix-run/node";
import { listVersions } from "~/domains/market/queries/published-statements.server";
import { atomFeed } from "~/domains/market/statement/statement-files.rules";
import { publicStatements } from "~/paths/statements";
import { buildId } from "~/platform/build-id.server";
import { env } from "~/platform/env.server";
import { publicFile, weakTag } from "~/platform/unchanged.server";

/** A council's published versions, newest first, for readers of feeds. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const versions = await listVersions(params.council ?? "");
  const [newest] = versions;
  const at = (path: string) => new URL(path, env().APP_URL).href;
  const feed = atomFeed({
    id: newest.councilId,
    title: `${newest.council}: market position statement`,
    address: at(publicStatements.council(newest.slug)),
    self: at(publicStatements.feed(newest.slug)),
    entries: versions.map(({ id, slug, number, title, changes, publishedAt }) => ({
      id,
      number,
      title: `${title}, version ${number}`,
      summary: changes,
      at: publishedAt,
      address: at(publicStatements.version(slug, number)),
    })),
  });
  return publicFile(request, feed, {
    mediaType: "application/atom+xml; charset=utf-8",
    tag: weakTag(`${newest.sha256}-atom-${buildId()}`),
  });
}
