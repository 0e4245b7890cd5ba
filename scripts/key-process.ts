import { answerFromVault } from "~/domains/referrals/vault-questions.server";
import { assignDataKeys } from "~/domains/vault/commands/assign-data-keys.server";
import { keyMethods, MAY_ASK } from "~/domains/vault/key-methods.server";
import { keyStore } from "~/domains/vault/key-store.server";
import { localKeyHolder } from "~/domains/vault/local-key-holder.server";
import { closeDatabase } from "~/platform/database/clients.server";
import { env, secretKey } from "~/platform/env.server";
import { KEY_CLIENTS } from "~/platform/handed-out.mjs";
import { textMethods } from "~/platform/keys/sealed-texts.server";
import { serveKeys } from "~/platform/keys/serve.server";
import { log } from "../app/platform/log.server.ts";
import { onEnd } from "./server/listen.ts";
import { serveMetrics } from "./server/metrics.ts";

/** The process that holds the keys of the vault, and nothing else: no page, no file, no mail reaches it. */
const { HOMEWARD_KEYS_AT: at } = env();
if (!at) throw new Error("HOMEWARD_KEYS_AT has to say where this process listens.");

// Better no answer than one that cannot keep what it is told.
await keyStore().check();

const texts = Object.keys(textMethods);
const clients = Object.fromEntries(
  KEY_CLIENTS.map((client) => [
    client,
    { token: secretKey(client), may: [...MAY_ASK[client], ...(client === "keys-web" ? texts : [])] },
  ]),
);
const handlers = { ...keyMethods(localKeyHolder(answerFromVault)), ...textMethods };
const server = await serveKeys({ at, handlers, clients });
onEnd(async () => {
  server.close();
  await closeDatabase();
});
process.send?.({ ready: "keys" });
serveMetrics("keys");
log.info("keys.listening");

// Identities from before there were data keys, once; nobody waits for it.
assignDataKeys().then(
  ({ given, refused }) => {
    if (given + refused > 0) log.info("vault.data-keys-given", { given, refused });
  },
  (error: unknown) => log.error("vault.data-keys-not-given", { error }),
);
