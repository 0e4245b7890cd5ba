import type { LoaderFunctionArgs } from "@remix-run/node";
import { publishedNumber } from "~/domains/market/pages/published.server";
import { publishedText } from "~/domains/market/queries/published-statements.server";
import { publicFile, weakTag } from "~/platform/unchanged.server";

/** The canonical JSON of a version, byte for byte what was hashed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { text, sha256 } = await publishedText(params.council ?? "", publishedNumber(params.number));
  return publicFile(request, text, { mediaType: "application/json; charset=utf-8", tag: weakTag(sha256) });
}
