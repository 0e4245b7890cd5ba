import { createHash } from "node:crypto";

/**
 * What a form carries to say which text it was filled from, where its rows have no version of their own: 24
 * hexadecimal characters, the same for the same content whatever order the names of its objects stand in.
 */
export function contentDigest(content: unknown): string {
  return createHash("sha256").update(ordered(content)).digest("hex").slice(0, 24);
}

/** The database gives an object's names back in an order of its own. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
