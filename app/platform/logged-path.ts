/** A path without what could let somebody in: single-use links carry a token as a part of theirs. */
export function loggedPath(path: string): string {
  return path
    .split("/")
    .map((part) =>
      /^[A-Za-z0-9_-]{24,}$/.test(part) && !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(part) ? ":token" : part,
    )
    .join("/")
    .replace(/[^\s/]+(@|%40)[^\s/]+/gi, ":address")
    .slice(0, 200);
}
