import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, connect, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { read } from "~/domains/access/transactions.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { gateFieldsForPage } from "~/domains/referrals/queries/gate-fields.server";
import { answerFromVault } from "~/domains/referrals/vault-questions.server";
import { forgetEnv, secretKey } from "~/platform/env.server";
import { KEY_CLIENTS } from "~/platform/handed-out.mjs";
import { newId } from "~/platform/ids";
import { askKeyProcess, closeKeyLine } from "~/platform/keys/client.server";
import { serveKeys } from "~/platform/keys/serve.server";
import { council, person } from "../../../prisma/factories/organisations";
import { draftReferral, exampleChild } from "../../../prisma/factories/referrals";
import { everythingIn } from "../../../prisma/testing/cluster.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { askerOf, askerToken } from "./asker-token.server";
import { keyMethods, MAY_ASK } from "./key-methods.server";
import { localKeyHolder } from "./local-key-holder.server";
import { readIdentity } from "./queries/read-identity.server";
import { remoteKeyHolder } from "./remote-key-holder.server";
import { keyHolderContract, type WrittenLook } from "./testing/key-holder-contract";

const database = testDatabase();
let everything: Sql;
let folder = "";
let at = "";
let server: Server;

beforeAll(async () => {
  everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  // The children and documents here are ids alone: who holds the keys is asked about no other row.
  await everything`alter table vault.looks drop constraint looks_identity_id_council_id_fkey`;
  await everything`alter table redacted_documents drop constraint redacted_documents_referral_id_council_id_fkey`;
  await everything`alter table information_looks drop constraint information_looks_referral_id_council_id_fkey`;
  await everything`alter table document_pages drop constraint document_pages_referral_id_council_id_fkey`;
  folder = mkdtempSync(join(tmpdir(), "keys-"));
  at = process.platform === "win32" ? `\\\\.\\pipe\\homeward-test-${newId()}` : join(folder, "keys");
  server = await open();
});
afterAll(async () => {
  server.close();
  await everything.end();
  rmSync(folder, { recursive: true });
});

function open(): Promise<Server> {
  const clients = Object.fromEntries(
    KEY_CLIENTS.map((client) => [client, { token: secretKey(client), may: MAY_ASK[client] }]),
  );
  // As one that may do everything, so that the same promises can be asked.
  const may = [...new Set(Object.values(MAY_ASK).flat())];
  clients["keys-web"] = { token: secretKey("keys-web"), may };
  return serveKeys({ at, handlers: keyMethods(localKeyHolder(answerFromVault)), clients });
}

const looksOf = async (personId: string) => [
  ...(await everything<WrittenLook[]>`
    select identity_id, purpose, document_id, texts, findings, typed from vault.looks where person_id = ${personId}`),
];

async function document(councilId: string, state: string): Promise<string> {
  const id = newId();
  await everything`
    insert into redacted_documents (id, referral_id, council_id, title, kind, bytes, state, words, uploaded_by_id, uploaded_at, confirmed_by_id)
    values (${id}, ${newId()}, ${councilId}, 'A report', 'text', 1, ${state}, '\\x00', ${newId()}, now(), null)`;
  return id;
}

async function withoutLooks(work: () => Promise<void>): Promise<void> {
  await everything`revoke insert on vault.looks from homeward_keys`;
  try {
    await work();
  } finally {
    await everything`grant insert on vault.looks to homeward_keys`;
  }
}

/** As a process that was told where the key process listens, and as whom it may ask. */
async function told<T>(as: string, where: string, work: () => Promise<T>): Promise<T> {
  vi.stubEnv("HOMEWARD_KEYS_AT", where);
  vi.stubEnv("HOMEWARD_KEYS_AS", as);
  forgetEnv();
  await closeKeyLine();
  try {
    return await work();
  } finally {
    vi.unstubAllEnvs();
    forgetEnv();
    await closeKeyLine();
  }
}

describe("in the same process", () => {
  keyHolderContract(async () => ({
    holder: localKeyHolder(answerFromVault),
    looksOf,
    document,
    withoutLooks,
  }));

  it("finds the council's own children by words, tells their ids alone, and writes a look for each", async () => {
    const holder = localKeyHolder(answerFromVault);
    const broker = await person(await council("Dudley"), ["broker"]);
    const { reference } = await draftReferral(broker, { leave: ["narrative"] });
    const found = await read(broker, (tx) => findReferral(tx, broker, reference));
    const id = found?.child.identityId ?? "";
    const fields = ["given", "family", "knownAs"];
    expect(await holder.search(broker, "amár", fields)).toEqual({ ok: true, value: [id] });
    expect(await looksOf(broker.personId)).toMatchObject([{ identity_id: id, purpose: "search" }]);
    expect(await holder.search(broker, "amara xylophone", fields)).toEqual({ ok: true, value: [] });
    expect(await holder.search(broker, "?", fields)).toEqual({ ok: true, value: [] });
    const stranger = await person(await council("Walsall"), ["broker"]);
    expect(await holder.search(stranger, "Amara", fields)).toEqual({ ok: true, value: [] });
    let last = await holder.search(stranger, "Amara", fields);
    for (let tries = 0; tries < 80 && last.ok; tries += 1)
      last = await holder.search(stranger, "Amara", fields);
    expect(last).toMatchObject({ error: { kind: "too-many" } });
  });
});

describe("behind a socket", () => {
  beforeAll(() => {
    vi.stubEnv("HOMEWARD_KEYS_AT", at);
    vi.stubEnv("HOMEWARD_KEYS_AS", "keys-web");
    forgetEnv();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    forgetEnv();
    await closeKeyLine();
  });
  keyHolderContract(async () => ({ holder: remoteKeyHolder(), looksOf, document, withoutLooks }));
});

describe("the door of the key process", () => {
  it("opens for nobody without a token, and for each client to its own methods alone", async () => {
    await told("keys-worker", at, async () => {
      expect(await remoteKeyHolder().keyStanding(newId())).toEqual({ state: "unknown" });
      for (const method of ["openIdentities", "openReleased", "search", "sealIdentity", "constructor"])
        await expect(askKeyProcess(method, [])).rejects.toThrow(/may not ask/);
    });
    const said = await new Promise<string>((done) => {
      const socket = connect(at as unknown as AddressInfo & string);
      const frame = Buffer.from(JSON.stringify({ as: "keys-web", token: "guessed" }));
      const head = Buffer.alloc(4);
      head.writeUInt32BE(frame.length);
      socket.write(Buffer.concat([head, frame]));
      let answer = "";
      socket.on("data", (piece) => {
        answer += piece.toString();
      });
      socket.on("close", () => done(answer));
      socket.on("error", () => undefined);
    });
    expect(said).toBe("");
  });

  it("gives what opens for no person to the documents' process alone, and that one nothing for a person", () => {
    const may = (client: (typeof KEY_CLIENTS)[number]) => [...MAY_ASK[client]].sort();
    expect(may("keys-documents")).toEqual(["compare", "openForJob", "sealBytes", "sealForPlacement"]);
    expect(KEY_CLIENTS.filter((client) => MAY_ASK[client].includes("openForJob"))).toEqual([
      "keys-documents",
    ]);
    expect(may("keys-worker")).toEqual(["destroyKey", "keyStanding", "listKeys"]);
  });

  it("takes nobody's word for who asks", () => {
    const by = { organisationId: newId(), personId: newId() };
    expect(askerOf(askerToken(by))).toEqual(by);
    const [signed = "", ends = "", organisation = "", who = ""] = askerToken(by).split(".");
    for (const forged of [
      [signed, ends, newId(), who],
      [signed, ends, organisation, newId()],
      [signed, String(Number(ends) + 9_000), organisation, who],
      ["", ends, organisation, who],
    ])
      expect(() => askerOf(forged.join("."))).toThrow(/nobody has signed/);
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 7_200_000);
    expect(() => askerOf([signed, ends, organisation, who].join("."))).toThrow(/is over/);
    vi.restoreAllMocks();
  });

  it("lets the gate run where the keys are, with the same outcome and no value of a child on the line", async () => {
    const broker = await person(await council("Coventry"), ["broker"]);
    const { reference } = await draftReferral(broker, { leave: ["narrative"] });
    const referral = await read(broker, (tx) => findReferral(tx, broker, reference));
    const written = { "narrative.narrative": "Amara’s mum rang on 12 June. She likes maths." };
    const gated = () => read(broker, (tx) => gateFieldsForPage(tx, broker, referral?.id ?? "", written));
    const here = await gated();
    expect(here.findings.some(({ known }) => known)).toBe(true);
    await told("keys-web", at, async () => expect(await gated()).toEqual(here));
    const about = JSON.stringify(here).replaceAll("Amara", "");
    for (const value of Object.values(exampleChild())
      .flat()
      .map(String)
      .filter((one) => one.length > 3))
      expect(about).not.toContain(value);
  });

  it("is a page that says so when it is shut, and open again as soon as it is back", async () => {
    const broker = await person(await council("Solihull"), ["broker"]);
    const { reference } = await draftReferral(broker, { leave: ["narrative"] });
    const found = await read(broker, (tx) => findReferral(tx, broker, reference));
    const looking = () =>
      read(broker, (tx) => readIdentity(tx, broker, found?.child.identityId ?? "", "edit-child"));
    const away = { init: { status: 503 }, data: { title: "Identity is not available at the moment" } };
    await told("keys-web", `${at}-nowhere`, () => expect(looking()).rejects.toMatchObject(away));
    await told("keys-web", at, async () => {
      expect(await looking()).toMatchObject({ ok: true });
      // As when it is killed: every line is cut, and another listens where it was.
      await new Promise((closed) => {
        server.close(closed);
        void closeKeyLine();
      });
      server = await open();
      expect(await looking()).toMatchObject({ ok: true });
    });
  });
});
