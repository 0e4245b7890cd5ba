import { timingSafeEqual } from "node:crypto";
import { roleName } from "~/platform/database/roles";
import { tenantKey } from "~/platform/database/tenant-key.server";
import { signTenant, tenantToken } from "~/platform/database/tenant-setting.server";
import { isId } from "~/platform/ids";
import { VaultRefused } from "./encryption.server";
import type { Asker } from "./key-holder";

/**
 * Who asks, as it is told to the key process: the same signed setting by which the database knows who acts, signed for
 * the role of that process and so of no use with another (docs/adr/0022). It takes nobody's word for an id.
 */
export function askerToken({ organisationId, personId }: Asker): string {
  return tenantToken("keys", {
    "app.org_id": organisationId,
    ...(personId ? { "app.person_id": personId } : {}),
  });
}

/** Who asks. Throws VaultRefused when it was not signed for the key process, or is over. */
export function askerOf(token: string): Asker {
  const [, ends = "", organisation = "", person = ""] = token.split(".");
  const login = roleName("keys");
  const known = Buffer.from(signTenant(tenantKey(), { login, ends: Number(ends), organisation, person }));
  const given = Buffer.from(token);
  if (given.length !== known.length || !timingSafeEqual(given, known))
    throw new VaultRefused("nobody has signed for who asks");
  if (Number(ends) < Date.now() / 1000) throw new VaultRefused("what was signed for who asks is over");
  if (!isId(organisation) || (person !== "" && !isId(person)))
    throw new VaultRefused("who asks is named by ids alone");
  return { organisationId: organisation, ...(person ? { personId: person } : {}) };
}
