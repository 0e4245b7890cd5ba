/** The validator of an answer by what it is made of. Weak, because the same content travels compressed and not. */
export const weakTag = (made: string): string => `W/"${made}"`;

/** What of a request says which answer whoever asks has already. */
type Asked = { method: string; headers: { get(name: string): string | null } };

/**
 * Whether whoever asks has this answer already (RFC 9110, sections 13.1.2 and 13.1.3): then it is 304 and has no body. The
 * date counts only where they know no tag.
 */
export function isUnchanged(
  { method, headers }: Asked,
  tag: string | null,
  modified: string | null = null,
): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  const known = headers.get("If-None-Match");
  if (known === null) {
    const since = Date.parse(headers.get("If-Modified-Since") ?? "");
    return modified !== null && since >= Date.parse(modified);
  }
  if (!tag) return false;
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
