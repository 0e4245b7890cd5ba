/**
 * An address inside the portal to go on to, or undefined for anything else: another site, a scheme, what a
 * browser would read as another site (`//evil`, `/\evil`), control characters.
 */
export function ownPath(text: string | null | undefined): string | undefined {
  if (!text || !/^\/(?![/\\])/.test(text) || /[\\\p{Cc}]/u.test(text) || text.length > 2000) return undefined;
  const base = "http://portal.invalid";
  if (!URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  // A path such as /a/..//evil becomes //evil once the dots are resolved.
  if (url.origin !== base || url.pathname.startsWith("//")) return undefined;
  return url.pathname + url.search + url.hash;
}

/** The address of the portal that a page was asked to lead on to (`?next=`), or null. */
export function nextIn(request: Request): string | null {
  return ownPath(new URL(request.url).searchParams.get("next")) ?? null;
}
