import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { personOfEndedSession } from "~/domains/access/session.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { secretKey } from "~/platform/env.server";
import { wholeText } from "~/platform/forms/posted-body.server";
import { newId } from "~/platform/ids";

/**
 * Forms sent after their session had ended: kept encrypted (AES-256-GCM) for 15 minutes, given back only to the
 * person whose session it was. Files are not kept.
 */
const KEEP = 15 * 60_000;
const LARGEST = 256 * 1024;
const NONCE = 12;
const TAG = 16;

export type KeptPost = { path: string; fields: { name: string; value: string }[] };

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", secretKey("kept-posts"), "", "homeward kept posts", 32));
}

// The row's id and person are bound to the text: a row moved to somebody else cannot be opened.
const bound = (id: string, personId: string, path: string) => Buffer.from(`${id}\n${personId}\n${path}`);

function seal(text: string, data: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce).setAAD(data);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function open(sealed: Buffer, data: Buffer): string {
  const decipher = createDecipheriv("aes-256-gcm", key(), sealed.subarray(0, NONCE)).setAAD(data);
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString("utf8");
}

/** Keeps the body of a form whose session has ended; its id, or undefined when nobody could ever get it back. */
export async function keepPost(request: Request): Promise<string | undefined> {
  const type = request.headers.get("content-type") ?? "";
  if (request.method !== "POST" || !type.startsWith("application/x-www-form-urlencoded")) return undefined;
  const personId = await personOfEndedSession(request);
  if (!personId) return undefined;
  const body = await wholeText(request);
  // A password is typed again rather than kept, even encrypted.
  if (body.length === 0 || body.length > LARGEST || new URLSearchParams(body).has("password"))
    return undefined;
  const { pathname, search } = new URL(request.url);
  const path = pathname + search;
  const id = newId();
  const sql = sqlFor("auth");
  await sql`delete from auth.kept_posts where expires_at <= ${now()} or person_id = ${personId}`;
  await sql`
    insert into auth.kept_posts (id, person_id, path, ciphertext, expires_at)
    values (${id}, ${personId}, ${path}, ${seal(body, bound(id, personId, path))}, ${new Date(now().getTime() + KEEP)})`;
  return id;
}

/** What was kept under this id for this person: where it was going and its fields in order. */
export async function keptPost(personId: string, id: string): Promise<KeptPost | undefined> {
  const [row] = await sqlFor("auth")<{ path: string; ciphertext: Buffer }[]>`
    select path, ciphertext from auth.kept_posts
    where id = ${id} and person_id = ${personId} and expires_at > ${now()}`;
  if (!row) return undefined;
  const fields = new URLSearchParams(open(row.ciphertext, bound(id, personId, row.path)));
  return { path: row.path, fields: [...fields].map(([name, value]) => ({ name, value })) };
}
