import { isKind, KINDS, type KindOfMail } from "./kinds.ts";
import type { Rendered } from "./template.ts";

/** One part of a mail, in the order it is read. */
export type Block =
  | { kind: "text"; text: string }
  | { kind: "facts"; facts: [label: string, value: string][] }
  /** Several things to look at, each with where it stands. */
  | { kind: "list"; title: string; items: readonly { readonly text: string; readonly url: string | null }[] }
  /** The one thing to do; a mail has at most one. */
  | { kind: "action"; label: string; url: string };

export type Letter = {
  subject: string;
  /** It concerns an emergency placement: the subject begins with the word. */
  emergency?: boolean | undefined;
  /** "Hello Dana"; left out when the name is not known. */
  greeting?: string;
  blocks: Block[];
  /** Why this person gets it. */
  why: string;
};

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Makes text safe inside HTML, in text and in attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (found) => escapes[found] ?? found);
}

/** Text that people typed, with its line breaks, safe inside HTML. */
function lines(text: string): string {
  return escapeHtml(text).replace(/\r\n|[\r\n\u2028\u2029]/g, "<br>");
}

/** A subject is one line: whatever a name brings along cannot add a header. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ").trim();
}

function webAddress(url: string): string {
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") throw new Error("A mail links to web addresses only.");
  return href;
}

function asText(block: Block): string {
  if (block.kind === "text") return block.text;
  if (block.kind === "facts") return block.facts.map(([label, value]) => `${label}: ${value}`).join("\n");
  if (block.kind === "list") {
    const items = block.items.map(({ text, url }) => (url ? `- ${text}\n  ${webAddress(url)}` : `- ${text}`));
    return [block.title, ...items].join("\n");
  }
  return `${block.label}:\n${webAddress(block.url)}`;
}

function asHtml(block: Block): string {
  if (block.kind === "text") return `<p style="margin:0 0 16px">${lines(block.text)}</p>`;
  if (block.kind === "list") return listAsHtml(block);
  if (block.kind === "facts")
    return `<table role="presentation" style="border-collapse:collapse;margin:0 0 16px">${block.facts
      .map(
        ([label, value]) =>
          `<tr><td style="padding:4px 16px 4px 0;color:#51646a;vertical-align:top">${lines(label)}</td><td style="padding:4px 0">${lines(value)}</td></tr>`,
      )
      .join("")}</table>`;
  const url = escapeHtml(webAddress(block.url));
  return `<p style="margin:24px 0"><a href="${url}" style="background:#0b5a56;color:#ffffff;padding:12px 20px;border-radius:6px;text-decoration:none;display:inline-block">${escapeHtml(block.label)}</a></p><p style="margin:0 0 16px;color:#51646a">If the button does not work, copy this address:<br><a href="${url}" style="color:#0b5a56">${url}</a></p>`;
}

function listAsHtml({ title, items }: Extract<Block, { kind: "list" }>): string {
  const item = ({ text, url }: (typeof items)[number]) =>
    `<li style="margin:0 0 8px">${url ? `<a href="${escapeHtml(webAddress(url))}" style="color:#0b5a56">${lines(text)}</a>` : lines(text)}</li>`;
  return `<p style="margin:0 0 8px;font-weight:700">${escapeHtml(title)}</p><ul style="margin:0 0 16px;padding:0 0 0 20px">${items.map(item).join("")}</ul>`;
}

/** Where a reader has fewer of such mails; without an account there is nothing to choose. */
export type MailLinks = { stop: string; choices: string | null };

/** The same mail with its foot: how to have no more of its kind by one press, and how to choose. */
export function withChoices(rendered: Rendered, kind: KindOfMail, { stop, choices }: MailLinks): Rendered {
  const ways: [label: string, url: string][] = [[stopWords(kind), webAddress(stop)]];
  if (choices) ways.push(["Choose which emails you get", webAddress(choices)]);
  const link = ([label, url]: [string, string]) =>
    `<a href="${escapeHtml(url)}" style="color:#51646a">${escapeHtml(label)}</a>`;
  return {
    ...rendered,
    text: `${rendered.text}\n${ways.map(([label, url]) => `${label}:\n${url}\n`).join("\n")}`,
    html: rendered.html.replace(
      /<\/div><\/body><\/html>$/,
      () =>
        `<p style="margin:16px 0;color:#51646a;font-size:14px">${ways.map(link).join("<br>")}</p></div></body></html>`,
    ),
  };
}

function stopWords(kind: KindOfMail): string {
  if (kind === "subscription") return "Unsubscribe";
  return isKind(kind) ? `Stop emails about “${KINDS[kind].title}”` : "Stop these daily emails";
}

/** Lays a letter out as text and as plain, warm HTML without pictures or anything to fetch. */
export function layout({ subject: about, emergency, greeting, blocks, why }: Letter): Rendered {
  const subject = oneLine(emergency ? `Emergency: ${about}` : about);
  const hello = greeting ? [`${greeting},`] : [];
  const text = [...hello, ...blocks.map(asText), "--", "Homeward", why].join("\n\n");
  const html = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head><body style="margin:0;background:#faf8f4;color:#1d2b2f;font:17px/1.5 system-ui,sans-serif"><div style="max-width:560px;margin:0 auto;padding:24px"><p style="margin:0 0 16px;font-weight:700;color:#0b5a56">Homeward</p><div style="background:#ffffff;border:1px solid #dcd6ca;border-radius:8px;padding:24px">${hello.map((line) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`).join("")}${blocks.map(asHtml).join("")}</div><p style="margin:16px 0;color:#51646a;font-size:14px">${escapeHtml(why)}</p></div></body></html>`;
  const link = blocks.find((block) => block.kind === "action")?.url;
  return { subject, text: `${text}\n`, html, ...(link ? { link: webAddress(link) } : {}) };
}
