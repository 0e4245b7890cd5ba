import { createHmac, timingSafeEqual } from "node:crypto";
import { entry } from "~/paths/access";
import { env, secretKey } from "~/platform/env.server";
import { isKind, type Kind } from "~emails/kinds";

/** What a link in a mail stops for one person: the mails of a kind, or with the mail of the day all that are in it. */
export type Stops = { personId: string; kind: Kind | "digest" };

/**
 * The address in a mail at which its reader has no more of them, without signing in. It names the person by the id that
 * the portal made, lets nobody read anything, and stays good for as long as the mail is kept.
 */
export function stopAddress(stops: Stops): string {
  const said = `${Buffer.from(stops.personId.replaceAll("-", ""), "hex").toString("base64url")}.${stops.kind}`;
  return `${env().APP_URL}${entry.stopEmails(`${said}.${seal(said)}`)}`;
}

/** What the last part of such an address stops; undefined for one that is not ours. */
export function readStopToken(token: string): Stops | undefined {
  const [, said = "", person = "", kind = "", sealed = ""] =
    /^(([\w-]{22})\.([a-z-]{1,40}))\.([\w-]{43})$/.exec(token) ?? [];
  if (kind !== "digest" && !isKind(kind)) return undefined;
  const [known, given] = [Buffer.from(seal(said)), Buffer.from(sealed)];
  if (known.length !== given.length || !timingSafeEqual(known, given)) return undefined;
  const hex = Buffer.from(person, "base64url").toString("hex");
  return { personId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"), kind };
}

function seal(said: string): string {
  return createHmac("sha256", secretKey("notifications")).update(`stop: ${said}`).digest("base64url");
}
