import { mkdir, open, readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { env } from "../env.server.ts";
import type { Mail } from "./message.ts";

/** A mail as the demo's mailbox shows it. */
export type MailboxEntry = {
  id: string;
  at: Date;
  to: string;
  subject: string;
  text: string;
  messageId: string;
};

/** Written whole or not at all: a reader never sees half a mail, also after a power cut. */
async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  const file = await open(`${path}.part`, "w", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}

/** Puts a mail into the folder, as `.eml` and as what the page shows. The same mail again changes nothing. */
export async function writeToMailbox(folder: string, mail: Mail, source: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { id, at, to, subject, text, messageId } = mail;
  await writeWhole(join(folder, `${id}.eml`), source);
  await writeWhole(join(folder, `${id}.json`), JSON.stringify({ id, at, to, subject, text, messageId }));
}

function parse(json: string): MailboxEntry {
  const entry = JSON.parse(json) as Omit<MailboxEntry, "at"> & { at: string };
  return { ...entry, at: new Date(entry.at) };
}

/** One mail of the folder, or undefined. */
export async function readMail(folder: string, id: string): Promise<MailboxEntry | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  try {
    return parse(await readFile(join(folder, `${id}.json`), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The newest mails of the folder, newest first; of one address when given (compared without case). */
export async function listMail(
  folder: string,
  options: { to?: string; limit?: number } = {},
): Promise<MailboxEntry[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const to = options.to?.trim().toLowerCase();
  const limit = options.limit ?? 100;
  // Ids are in the order of their making, so the newest come last by name.
  const ids = names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
  const mails: MailboxEntry[] = [];
  for (const id of ids.sort().reverse()) {
    const mail = await readMail(folder, id);
    if (mail && (!to || mail.to.toLowerCase() === to)) mails.push(mail);
    if (mails.length === limit) break;
  }
  return mails;
}

/**
 * The folder whose mails the mailbox page may show: in the demo and in tests, when no mail server is set.
 * Everywhere else undefined, and the page does not exist: mails carry links that let people in.
 */
export function shownMailbox(): string | undefined {
  const { HOMEWARD_SENDS_MAIL, HOMEWARD_DEMO, HOMEWARD_MAILBOX = ".data/mailbox" } = env();
  return HOMEWARD_SENDS_MAIL || !HOMEWARD_DEMO ? undefined : HOMEWARD_MAILBOX;
}
