import { createHash, createHmac, pbkdf2Sync } from "node:crypto";
import { passwordFor } from "../handed-out.mjs";

export { urlFor } from "../handed-out.mjs";

/**
 * Who may log in. `owner` stands for whoever DATABASE_URL names, whatever that user is called (migrations only);
 * the others are made by the migrator with passwords derived from the application secret.
 */
export const loginRoles = ["auth", "council", "provider", "region", "reader", "worker", "keys"] as const;
export type LoginRole = (typeof loginRoles)[number];
export type Role = "owner" | LoginRole;

/** Owns the narrow SECURITY DEFINER functions; cannot log in. */
export const definerRole = "homeward_definer";
/** Owns the one function that gives a sealed identity to whoever holds its release; cannot log in. */
export const openerRole = "homeward_opener";
/** Seals the record of events and looks, and reads it to verify that; cannot log in. */
export const auditorRole = "homeward_auditor";
/** Owns the function that verifies the signed setting and alone sees the key for it; cannot log in. */
export const tenantRole = "homeward_tenant";
/** Owns the tables of the job queue; cannot log in. The worker belongs to it and so counts as their owner. */
export const jobsRole = "homeward_jobs";
/** Owns the functions that put a job into the queue, so that the worker does not own what others call; cannot log in. */
export const enqueuerRole = "homeward_enqueuer";

/** The name of a role in PostgreSQL, for example `homeward_council`. */
export function roleName(role: Role): string {
  return `homeward_${role}`;
}

const iterations = 4096;

/**
 * The SCRAM-SHA-256 verifier of a role's password, which PostgreSQL stores as it is: the password itself
 * appears in no statement and so in no server log (RFC 5802, RFC 7677).
 */
export function verifierFor(secret: string, role: Role): string {
  const salt = createHmac("sha256", secret)
    .update(`salt of ${roleName(role)}`)
    .digest()
    .subarray(0, 16);
  const salted = pbkdf2Sync(passwordFor(secret, role), salt, iterations, 32, "sha256");
  const clientKey = createHmac("sha256", salted).update("Client Key").digest();
  const storedKey = createHash("sha256").update(clientKey).digest();
  const serverKey = createHmac("sha256", salted).update("Server Key").digest();
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey.toString("base64")}:${serverKey.toString("base64")}`;
}
