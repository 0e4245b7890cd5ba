import { z } from "zod";
import type { KeyClient } from "~/platform/handed-out.mjs";
import { isId } from "~/platform/ids";
import type { Handlers } from "~/platform/keys/serve.server";
import { askerOf } from "./asker-token.server";
import { OPENED_FOR } from "./identity";
import type { Asker, KeyHolder } from "./key-holder";
import { storedIdentity } from "./sealed-identity.server";

const id = z.string().refine(isId, { error: "not an id" });
const by = z.string().transform((token): Asker => askerOf(token));
const bytes = z.instanceof(Uint8Array<ArrayBufferLike>);
const place = z.object({ identityId: id, councilId: id });
const sealed = z.object({ ciphertext: bytes, nonce: bytes, keyId: z.string().max(40) });
const row = z.object({ place, sealed });
const rows = z.array(row).max(200);
const purpose = z.enum(OPENED_FOR);
const childPlace = z.object({ councilId: id, subjectId: id, purpose: z.string().max(60) });
const beside = z.array(z.object({ subjectId: id, purpose: z.string().max(60), sealed: bytes })).max(100);
const parts = beside.min(1);
const identity = z.string().transform((text) => storedIdentity(text));

/** What other processes may ask the one that holds the keys, each with what it is given checked. */
export function keyMethods(holder: KeyHolder): Handlers {
  return {
    sealIdentity: (args) => {
      const [who, where, what, keyId] = z
        .tuple([by, place, identity, z.string().max(40).nullable()])
        .parse(args);
      return holder.sealIdentity(who, where, what, keyId ?? undefined);
    },
    openIdentities: (args) => holder.openIdentities(...z.tuple([by, purpose, rows]).parse(args)),
    openBeside: (args) => holder.openBeside(...z.tuple([by, purpose, row, beside]).parse(args)),
    openReleased: (args) => holder.openReleased(...z.tuple([by, id]).parse(args)),
    // Whoever answers the question checks it.
    compare: (args) => holder.compare(...z.tuple([by, rows, z.unknown(), z.boolean()]).parse(args)),
    search: (args) =>
      holder.search(...z.tuple([by, z.string().max(200), z.array(z.string().max(60)).max(20)]).parse(args)),
    sealBytes: (args) =>
      holder.sealBytes(
        ...z.tuple([by, childPlace.extend({ identityIds: z.array(id).max(20) }), bytes]).parse(args),
      ),
    sealForPlacement: (args) =>
      holder.sealForPlacement(...z.tuple([by, id, childPlace.omit({ councilId: true }), bytes]).parse(args)),
    openDocument: (args) => holder.openDocument(...z.tuple([by, id, parts]).parse(args)),
    openForPack: (args) => holder.openForPack(...z.tuple([by, id, parts]).parse(args)),
    openForJob: (args) => holder.openForJob(...z.tuple([by, id, parts]).parse(args)),
    destroyKey: (args) => holder.destroyKey(...z.tuple([id, z.date()]).parse(args)),
    keyStanding: (args) => holder.keyStanding(...z.tuple([id]).parse(args)),
    check: () => holder.check(),
    listKeys: () => holder.listKeys(),
  };
}

/** Who may ask for what: only the job worker destroys, and it opens nothing; what opens for no person opens no more. */
export const MAY_ASK: Record<KeyClient, readonly (keyof KeyHolder)[]> = {
  "keys-web": [
    ...["check", "sealIdentity", "openIdentities", "openBeside", "openReleased", "compare", "search"],
    ...["sealBytes", "sealForPlacement", "openDocument", "openForPack"],
  ] as (keyof KeyHolder)[],
  "keys-worker": ["destroyKey", "keyStanding", "listKeys"],
  "keys-documents": ["compare", "sealBytes", "sealForPlacement", "openForJob"],
};
