import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** A job whose handler no worker knows would wait for ever, and nobody would be told. */
const WORKERS = ["scripts/worker.ts", "scripts/document-worker.ts", "scripts/mail-worker.ts"];

function handlersOf(folder: string): { name: string; file: string }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".server.ts"))
    .flatMap((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(/export const (\w+) = handle\(/g)].map(
        ([, name = ""]) => ({ name, file: join(folder, file) }),
      ),
    );
}

it("every handler of a job is run by a worker", () => {
  const handlers = handlersOf("app");
  expect(handlers.length).toBeGreaterThan(20);
  // Listed, and not only imported: the name stands a second time.
  const listed = WORKERS.map((file) => readFileSync(file, "utf8"));
  const idle = handlers.filter(
    ({ name }) => !listed.some((text) => (text.match(new RegExp(`\\b${name}\\b`, "g")) ?? []).length > 1),
  );
  expect(idle, "Its job would never be run: add it to the handlers of scripts/worker.ts").toEqual([]);
});
