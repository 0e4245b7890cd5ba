import { createHmac, timingSafeEqual } from "node:crypto";
import { secretKey } from "~/platform/env.server";

/** What a link in a mail may do for whoever has it: each purpose has seals of its own. */
type Purpose = "stop" | "confirm";

/** The id and the word of a link with the portal's seal, as the last part of its address. */
export function seal(purpose: Purpose, id: string, word: string): string {
  const said = `${Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url")}.${word}`;
  return `${said}.${sealOf(purpose, said)}`;
}

/** What such a part says; undefined for one that is not ours. */
export function openSealed(purpose: Purpose, token: string): { id: string; word: string } | undefined {
  const [, said = "", short = "", word = "", sealed = ""] =
    /^(([\w-]{22})\.([a-z-]{1,40}))\.([\w-]{43})$/.exec(token) ?? [];
  const [known, given] = [Buffer.from(sealOf(purpose, said)), Buffer.from(sealed)];
  if (known.length !== given.length || !timingSafeEqual(known, given)) return undefined;
  const hex = Buffer.from(short, "base64url").toString("hex");
  return { id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"), word };
}

function sealOf(purpose: Purpose, said: string): string {
  return createHmac("sha256", secretKey("notifications")).update(`${purpose}: ${said}`).digest("base64url");
}
