import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { mailTransport } from "./transport.server.ts";

const folder = mkdtempSync(join(tmpdir(), "transport-"));
afterAll(() => rmSync(folder, { recursive: true }));

const transport = mailTransport({ mailboxFolder: folder, from: "Homeward <homeward@portal.example>" });

async function sourceOf(stop?: string): Promise<string> {
  const id = newId();
  await transport.send({
    id,
    messageId: `<${id}@portal.example>`,
    to: "dana@home.example",
    at: new Date(),
    subject: "An offer",
    text: "An offer",
    html: "<p>An offer</p>",
    ...(stop ? { links: { stop, choices: "https://portal.example/account/emails" } } : {}),
  });
  // A long header goes on in the next line.
  return readFileSync(join(folder, `${id}.eml`), "utf8").replace(/\n[ \t]+/g, " ");
}

it("a mail that may be stopped says so to mail programs, which press by themselves over https alone", async () => {
  const source = await sourceOf("https://portal.example/stop-emails/x.forum-actions.y");
  expect(source).toMatch(
    /^List-Unsubscribe: <https:\/\/portal\.example\/stop-emails\/x\.forum-actions\.y>$/m,
  );
  expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  const open = await sourceOf("http://localhost:3000/stop-emails/x.forum-actions.y");
  expect(open).toMatch(/^List-Unsubscribe: </m);
  expect(open).not.toMatch(/^List-Unsubscribe-Post/m);
});

it("a mail that everybody has to get says nothing of stopping", async () => {
  expect(await sourceOf()).not.toMatch(/List-Unsubscribe/i);
});
