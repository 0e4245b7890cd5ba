import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** The one file that takes a body apart; `resumable-submissions` and forms go through it. */
const OWN = "app/platform/forms/posted-body.server.ts";

const READS_A_BODY =
  /\.formData\(\)|\bparseMultipart|MultipartFormData|createFileUploadHandler|createMemoryUploadHandler|\b(?:request|req)(?:\.clone\(\))?\.(?:json|text|arrayBuffer|blob|bytes|body)\b|bodyParser|express\.(?:json|urlencoded|raw|text)\(|\bbusboy\b|\bmulter\b/;

function sources(): string[] {
  return ["app", "scripts/server"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path)),
  );
}

it("nothing but the one parser takes the body of a request apart", () => {
  const paths = sources();
  expect(paths).toContain(OWN);
  expect(paths.filter((path) => READS_A_BODY.test(readFileSync(path, "utf8")))).toEqual([OWN]);
});
