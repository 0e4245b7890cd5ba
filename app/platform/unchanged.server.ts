/** The validator of an answer by what it is made of. Weak, because the same content travels compressed and not. */
export const weakTag = (made: string): string => `W/"${made}"`;

/** Whether whoever asks has this answer already (RFC 9110, section 13.1.2): then it is 304 and has no body. */
export function isUnchanged(request: Request, tag: string | null): boolean {
  const known = request.headers.get("If-None-Match");
  if (!known || !tag || (request.method !== "GET" && request.method !== "HEAD")) return false;
  const plain = (one: string) => one.trim().replace(/^W\//, "");
  return known.trim() === "*" || known.split(",").some((one) => plain(one) === plain(tag));
}

/** A file that anybody may keep for a while and then ask for again. */
export function publicFile(
  request: Request,
  body: string | Uint8Array<ArrayBuffer>,
  { mediaType, tag }: { mediaType: string; tag: string },
): Response {
  const headers = { "Cache-Control": KEPT_FOR_A_WHILE, "Content-Type": mediaType, ETag: tag };
  return isUnchanged(request, tag)
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers });
}

/** Anybody may keep it for five minutes. */
export const KEPT_FOR_A_WHILE = "public, max-age=300";
