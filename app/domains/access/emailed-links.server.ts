import { createHash, randomBytes } from "node:crypto";
import { entry } from "~/paths/access";
import { now } from "~/platform/clock.server";
import { env } from "~/platform/env.server";

/** Single-use links in emails. The link holds 32 random bytes, the database their SHA-256. */
/** Also how long one waits for a second person: `access.request_waits` in `prisma/sql/access/roles.sql`. */
export const INVITATION_DAYS = 7;
const PASSWORD_LINK_MINUTES = 60;

export type NewLink = { hash: string; url: string; at: Date; expiresAt: Date };

function newLink(pathOf: (token: string) => string, lasting: number): NewLink {
  const token = randomBytes(32).toString("base64url");
  const at = now();
  return {
    hash: hashOfLink(token),
    url: env().APP_URL + pathOf(token),
    at,
    expiresAt: new Date(at.getTime() + lasting),
  };
}

/** A link to answer an invitation, good for 7 days: for `access.invite` and its sisters. */
export function newInvitationLink(): NewLink {
  return newLink(entry.invitation, INVITATION_DAYS * 24 * 60 * 60_000);
}

/** A link that lets somebody choose a new password, good for an hour. */
export function newPasswordLink(): NewLink {
  return newLink(entry.setPassword, PASSWORD_LINK_MINUTES * 60_000);
}

export function hashOfLink(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
