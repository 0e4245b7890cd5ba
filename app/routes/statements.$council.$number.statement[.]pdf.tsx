import type { LoaderFunctionArgs } from "@remix-run/node";
import { publishedNumber } from "~/domains/market/pages/published.server";
import { publishedPdf } from "~/domains/market/queries/published-statements.server";
import { publicFile, weakTag } from "~/platform/unchanged.server";

/** A version as a PDF that a screen reader can read. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { bytes, sha256 } = await publishedPdf(params.council ?? "", publishedNumber(params.number));
  return publicFile(request, bytes, { mediaType: "application/pdf", tag: weakTag(sha256) });
}
