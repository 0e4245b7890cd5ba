import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { councilHome } from "~/domains/home/queries/council-home.server";
import { forgetEnv } from "~/platform/env.server";
import { arrivals } from "~/platform/files/file-store.server";
import { err, ok } from "~/platform/result";
import { person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import {
  type DecidingWorld,
  decidingWorld,
  outbox,
  queuedJobs,
} from "../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { addDocument } from "./commands/add-document.server";
import { checkDocument } from "./jobs/check-document.server";
import { viewDocuments } from "./queries/view-documents.server";

const opener = vi.hoisted(() => ({ openUntrusted: vi.fn(), setPages: vi.fn() }));
vi.mock("~/platform/files/opening/opener.server", () => opener);

const folder = mkdtempSync(join(tmpdir(), "homeward-files-"));
process.env.HOMEWARD_FILES = folder;
testDatabase();
let world: DecidingWorld;
let reference: string;
let id: string;

beforeAll(async () => {
  world = await decidingWorld(1);
  reference = await world.search();
});
beforeEach(async () => {
  opener.openUntrusted.mockReset();
  opener.setPages.mockReset().mockResolvedValue(ok(Buffer.from("%PDF-1.3")));
  const path = join(await arrivals(), randomUUID());
  await writeFile(path, "%PDF-1.7 whatever");
  const file = { path, bytes: 17 };
  const added = await addDocument(world.broker, { reference, title: "Report", file });
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  id = added.value.id;
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = () => checkDocument({ documentId: id, organisationId: world.home.id }, FIRST_TRY);
const row = async () => (await viewDocuments(world.broker, reference)).documents.find((one) => one.id === id);
const told = async (what: string) =>
  (await outbox()).filter(({ template, props }) => template === "document-stopped" && props.what === what);

describe("a document that kills whoever opens it", () => {
  it.each(["time", "memory", "output", "crashed"])(
    "(%s) is opened twice and no more, then a person is told",
    async (type) => {
      opener.openUntrusted.mockResolvedValue(err({ type }));
      const before = (await told("refused")).length;
      await expect(check()).rejects.toThrow(/did not end well/);
      expect(await row()).toMatchObject({ state: "checking" });
      await check();
      expect(await row()).toMatchObject({ state: "refused", refused: expect.stringMatching(/tried twice/) });
      await check();
      expect(opener.openUntrusted).toHaveBeenCalledTimes(2);
      expect(await told("refused")).toHaveLength(before + 1);
      const home = await councilHome(world.broker);
      expect(home.rows.map(({ title }) => title).join()).toMatch(/you sent could not be accepted/);
      expect(home.rows.find(({ tag }) => tag.words === "Not accepted")?.to).toContain(
        `${reference}/documents`,
      );
    },
  );

  it("and its worker with it, has had its attempts all the same", async () => {
    // As if the power had gone while it was open: nothing came back.
    opener.openUntrusted.mockRejectedValue(new Error("power"));
    await expect(check()).rejects.toThrow("power");
    await expect(check()).rejects.toThrow("power");
    await check();
    expect(opener.openUntrusted).toHaveBeenCalledTimes(2);
    expect(await row()).toMatchObject({ state: "refused" });
  });
});

describe("with a virus scanner", () => {
  async function clamd(answer: string): Promise<() => void> {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.on("data", (part: Buffer) => {
        if (part.subarray(-4).equals(Buffer.alloc(4))) socket.end(answer);
      });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    vi.stubEnv("CLAMD", `127.0.0.1:${(server.address() as AddressInfo).port}`);
    forgetEnv();
    return () => server.close();
  }

  it("nothing opens what it finds", async () => {
    const close = await clamd("stream: Eicar FOUND\0");
    await check();
    close();
    expect(opener.openUntrusted).not.toHaveBeenCalled();
    expect(await row()).toMatchObject({
      state: "refused",
      refused: expect.stringMatching(/virus scanner found/),
    });
  });

  it("that cannot be reached a document waits, unopened, and its sender is told once", async () => {
    vi.stubEnv("CLAMD", "127.0.0.1:1");
    forgetEnv();
    const before = (await told("waits")).length;
    await check();
    await check();
    expect(opener.openUntrusted).not.toHaveBeenCalled();
    expect(await row()).toMatchObject({ state: "checking", waits: true });
    expect(await told("waits")).toHaveLength(before + 1);
    const queued = (await queuedJobs("check-document")).filter(({ payload }) => payload.documentId === id);
    expect(queued).toHaveLength(1);
    const page = { text: "She reads well.", hidden: "", flags: [] };
    opener.openUntrusted.mockResolvedValue(ok({ ok: true, kind: "pdf", pages: [page] }));
    const close = await clamd("stream: OK\0");
    await check();
    close();
    expect(await row()).toMatchObject({ state: "second-look", waits: false });
    const home = await councilHome(await person(world.home, ["team-manager"]));
    expect(home.rows.map(({ title }) => title).join()).toMatch(/redacted document needs a second person/);
  });
});
