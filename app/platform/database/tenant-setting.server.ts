import { createHmac } from "node:crypto";
import { databaseUrl } from "../env.server.ts";
import { type Role, roleName } from "./roles.ts";
import { tenantKey } from "./tenant-key.server.ts";

/** The one setting that row security reads. Whatever is set there without the key's signature is refused. */
export const TENANT_SETTING = "app.acting";

/** Who a transaction acts for: organisation, person, or both. */
export type Settings = Readonly<Partial<Record<"app.org_id" | "app.person_id", string>>>;

/** How long a signature holds, and when this process signs anew: far more than the longest transaction takes. */
const HOLDS_SECONDS = 60 * 60;
const SIGNED_ANEW_AFTER_MS = 20 * 60 * 1000;
const MAX_KEPT = 2_000;

type Kept = { token: string; until: number };
let kept = new Map<string, Kept>();
let keptFor: Buffer | undefined;

/**
 * The signed setting of one role acting for an organisation and a person, as a bind parameter of `set_config`:
 * `<HMAC-SHA256 in hex>.<end in seconds>.<organisation>.<person>`, the role being part of what is signed. Kept for a
 * while, so that a page does not pay for signing. The time is the machine's own: a moved clock of tests has no say.
 *
 * @throws when a value is no id, so that nothing can be written into its neighbour's place
 */
export function tenantToken(role: Role, settings: Settings): string {
  const key = tenantKey();
  if (key !== keptFor || kept.size >= MAX_KEPT) kept = new Map();
  keptFor = key;
  const organisation = idOrNothing(settings["app.org_id"]);
  const person = idOrNothing(settings["app.person_id"]);
  const who = `${role}.${organisation}.${person}`;
  const known = kept.get(who);
  const time = Date.now();
  if (known && time < known.until) return known.token;
  const ends = Math.floor(time / 1000) + HOLDS_SECONDS;
  const token = signTenant(key, { login: loginOf(role), ends, organisation, person });
  kept.set(who, { token, until: time + SIGNED_ANEW_AFTER_MS });
  return token;
}

/** Signs as `public.app_org()` verifies. `login` is the user of the connection, `ends` seconds since 1970. */
export function signTenant(
  key: Buffer,
  {
    login,
    ends,
    organisation,
    person,
  }: { login: string; ends: number; organisation: string; person: string },
): string {
  const said = `${ends}.${organisation}.${person}`;
  return `${createHmac("sha256", key).update(`${said}.${login}`).digest("hex")}.${said}`;
}

/** The owner is called as DATABASE_URL says. */
function loginOf(role: Role): string {
  return role === "owner" ? decodeURIComponent(new URL(databaseUrl("owner")).username) : roleName(role);
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idOrNothing(value: string | undefined): string {
  if (!value) return "";
  if (!id.test(value))
    throw new Error("The database is told of organisations and people by their ids alone.");
  return value;
}
