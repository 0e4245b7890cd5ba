import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Names a file by what is in it: twelve letters, digits, `-` and `_`. */
export function nameOfContent(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("base64url").slice(0, 12);
}

let known: string | undefined;

/**
 * Names the build that is running, for tags of answers that it makes: the same on every machine that runs it, another once
 * any part of what the server draws or writes was changed. Built, all of that is one file, and this is in it.
 */
export function buildId(): string {
  known ??= nameOfContent(fileURLToPath(import.meta.url));
  return known;
}

let written: Date | undefined;

/** When the build that is running was written: nothing that it draws is older. */
export function builtAt(): Date {
  written ??= statSync(fileURLToPath(import.meta.url)).mtime;
  return written;
}
