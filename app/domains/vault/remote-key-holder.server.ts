import { askKeyProcess, KeysRefused } from "~/platform/keys/client.server";
import { askerToken } from "./asker-token.server";
import { VaultRefused } from "./encryption.server";
import type { Asker, KeyHolder } from "./key-holder";

/** Asks the key process. What it answers is taken as it is: it is the one that is trusted with more. */
export function remoteKeyHolder(): KeyHolder {
  const ask = <M extends keyof KeyHolder>(method: M, ...args: unknown[]) =>
    asked(method, args) as ReturnType<KeyHolder[M]>;
  const askFor = <M extends keyof KeyHolder>(method: M, by: Asker, ...args: unknown[]) =>
    ask(method, askerToken(by), ...args);
  return {
    sealIdentity: (by, place, identity, keyId) =>
      askFor("sealIdentity", by, place, JSON.stringify(identity), keyId ?? null),
    openIdentities: (by, purpose, rows) => askFor("openIdentities", by, purpose, rows),
    openBeside: (by, purpose, row, parts) => askFor("openBeside", by, purpose, row, parts),
    openReleased: (by, releaseId) => askFor("openReleased", by, releaseId),
    compare: (by, rows, question, typed) => askFor("compare", by, rows, question, typed),
    search: (by, words, fields) => askFor("search", by, words, fields),
    sealBytes: (by, place, bytes) => askFor("sealBytes", by, place, bytes),
    sealForPlacement: (by, placementId, place, bytes) =>
      askFor("sealForPlacement", by, placementId, place, bytes),
    openDocument: (by, documentId, parts) => askFor("openDocument", by, documentId, parts),
    openForPack: (by, documentId, parts) => askFor("openForPack", by, documentId, parts),
    openForJob: (by, documentId, parts) => askFor("openForJob", by, documentId, parts),
    destroyKey: (identityId, at) => ask("destroyKey", identityId, at),
    keyStanding: (identityId) => ask("keyStanding", identityId),
    check: () => ask("check"),
    listKeys: () => ask("listKeys"),
  };
}

async function asked(method: string, args: readonly unknown[]): Promise<unknown> {
  try {
    return await askKeyProcess(method, args);
  } catch (error) {
    if (error instanceof KeysRefused && error.name === "VaultRefused") throw new VaultRefused(error.message);
    throw error;
  }
}
