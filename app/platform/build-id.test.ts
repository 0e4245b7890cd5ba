import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildId, nameOfContent } from "./build-id.server";

it("is the same for the same content, and another once anything in it has changed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "build-id-"));
  const naming = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return nameOfContent(join(folder, name));
  };
  const first = await naming("a.js", "drawn");
  expect(first).toMatch(/^[\w-]{12}$/);
  expect(await naming("b.js", "drawn")).toBe(first);
  expect(await naming("a.js", "drawn otherwise")).not.toBe(first);
  await rm(folder, { recursive: true });
  expect(buildId()).toBe(nameOfContent(join(import.meta.dirname, "build-id.server.ts")));
});
