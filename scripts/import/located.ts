import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** The path that a person means: npm runs scripts in the project's folder, whatever folder the person is in. */
export function located(file: string): string {
  const there = resolve(process.env.INIT_CWD ?? ".", file);
  return existsSync(there) ? there : resolve(file);
}
