import type { LoaderFunctionArgs } from "@remix-run/node";
import { publishedNumber } from "~/domains/market/pages/published.server";
import { viewPublished } from "~/domains/market/queries/published-statements.server";
import { figuresCsv } from "~/domains/market/statement/statement-files.rules";
import { buildId } from "~/platform/build-id.server";
import { publicFile, weakTag } from "~/platform/unchanged.server";

/** Every figure of a version as CSV. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { content, sha256 } = await viewPublished(params.council ?? "", publishedNumber(params.number));
  const file = figuresCsv(content);
  return publicFile(request, file, {
    mediaType: "text/csv; charset=utf-8",
    tag: weakTag(`${sha256}-csv2-${buildId()}`),
  });
}
