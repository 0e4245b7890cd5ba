import type { RequestHandler } from "express";

const DAY = 24 * 3_600_000;
/** The demo has nobody to write to. */
const EXAMPLE = "mailto:security@homeward.example";

/** Where a fault is reported, from SECURITY_CONTACT: `mailto:`, `https:` or `tel:`; undefined when it says nothing of that kind. */
function contact(): string | undefined {
  const said = process.env.SECURITY_CONTACT ?? "";
  if (/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+?[\d-]+)$/.test(said)) return said;
  return process.env.HOMEWARD_DEMO === "1" ? EXAMPLE : undefined;
}

/** `/.well-known/security.txt` (RFC 9116): good for half a year from the day it is asked for. Without a contact there is none. */
export function securityTxt(): RequestHandler {
  return (_request, response, next) => {
    const to = contact();
    if (!to) return next();
    // At midnight, so that it is the same all day.
    const expires = new Date(Math.floor(Date.now() / DAY) * DAY + 182 * DAY);
    const origin = (process.env.APP_URL ?? "").replace(/\/+$/, "");
    const lines = [
      `Contact: ${to}`,
      `Expires: ${expires.toISOString().slice(0, 19)}Z`,
      "Preferred-Languages: en",
      ...(origin.startsWith("https://") ? [`Canonical: ${origin}/.well-known/security.txt`] : []),
    ];
    response.set("Cache-Control", "public, max-age=86400").type("text/plain; charset=utf-8");
    response.send(`${lines.join("\n")}\n`);
  };
}
