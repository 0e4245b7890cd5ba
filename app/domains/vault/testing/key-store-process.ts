import { folderKeyStore } from "../folder-key-store.server";

/** Another process at the same folder: does what it is told to every id in turn, from the same moment on. */
export type Order = { folder: string; ids: string[]; act: "new" | "again" | "destroy"; at: number };

process.on("message", async ({ folder, ids, act, at }: Order) => {
  const store = folderKeyStore(folder);
  while (Date.now() < at);
  const answers: string[] = [];
  for (const id of ids) {
    if (act === "destroy") {
      await store.destroy(id, new Date(0));
      answers.push("destroyed");
    } else {
      const wrapped = {
        keyId: String(process.pid),
        ciphertext: new Uint8Array(48),
        nonce: new Uint8Array(12),
        madeAt: new Date(0),
      };
      answers.push(await store.put(id, wrapped, act));
    }
  }
  process.send?.(answers);
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
