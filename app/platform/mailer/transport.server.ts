import { createTransport } from "nodemailer";
import { writeToMailbox } from "./mailbox.server.ts";
import { type Mail, PermanentFailure, type Transport } from "./message.ts";

export type TransportOptions = {
  /** `smtp://user:password@host:587`; without it mails go to the mailbox folder. */
  smtpUrl?: string | undefined;
  mailboxFolder: string;
  from: string;
};

const SECONDS = 1_000;

function parts(mail: Mail, from: string) {
  return {
    from,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: mail.at,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "OOF",
      ...unsubscribing(mail),
    },
    ...(mail.calendar
      ? {
          attachments: [
            {
              filename: mail.calendar.fileName,
              content: mail.calendar.content,
              contentType: `text/calendar; charset=utf-8; method=${mail.calendar.method}`,
            },
          ],
        }
      : {}),
    // Mails are made from data: nothing in them may read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** What mail programs show as "Unsubscribe" and press by themselves (RFC 8058, over https alone). */
function unsubscribing({ links }: Mail): Record<string, string> {
  if (!links) return {};
  const header = { "List-Unsubscribe": `<${links.stop}>` };
  if (!links.stop.startsWith("https:")) return header;
  return { ...header, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

function isPermanent(error: unknown): boolean {
  const code = (error as { responseCode?: unknown } | null)?.responseCode;
  return typeof code === "number" && code >= 500 && code < 600;
}

/** Sends by SMTP, or without a server into the folder that the demo's mailbox page shows. */
export function mailTransport({ smtpUrl, mailboxFolder, from }: TransportOptions): Transport {
  if (smtpUrl) {
    const url = new URL(smtpUrl);
    const smtp = createTransport({
      host: url.hostname,
      port: Number(url.port || (url.protocol === "smtps:" ? 465 : 587)),
      secure: url.protocol === "smtps:",
      // Only a server on this machine may be spoken to in the clear.
      requireTLS: url.protocol === "smtp:" && !["localhost", "127.0.0.1", "[::1]"].includes(url.hostname),
      ...(url.username
        ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
        : {}),
      connectionTimeout: 10 * SECONDS,
      greetingTimeout: 10 * SECONDS,
      socketTimeout: 30 * SECONDS,
    });
    return {
      close: () => smtp.close(),
      send: async (mail) => {
        try {
          await smtp.sendMail(parts(mail, from));
        } catch (error) {
          if (!isPermanent(error)) throw error;
          throw new PermanentFailure(error instanceof Error ? error.message : "refused");
        }
      },
    };
  }
  const writer = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  return {
    close: () => writer.close(),
    send: async (mail) => {
      const { message } = await writer.sendMail(parts(mail, from));
      if (!Buffer.isBuffer(message)) throw new Error("The mail was not made.");
      await writeToMailbox(mailboxFolder, mail, message);
    },
  };
}
