import type { Request, RequestHandler } from "express";
import { log } from "../../app/platform/log.server.ts";
import { plainPage } from "./plain-page.ts";

const METHODS = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);
const LOOPBACK_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);
const LOOPBACK = /^(::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;

const refuse = (
  response: Parameters<RequestHandler>[1],
  status: number,
  title: string,
  words: string,
): void => plainPage(response, status, title, words, String(response.locals.requestId));

/** Refuses methods that no page here knows; TRACE would send a session's cookie back as text. */
export function refuseMethods(): RequestHandler {
  return (request, response, next) => {
    if (METHODS.has(request.method)) return next();
    response.set("Allow", [...METHODS].join(", "));
    refuse(response, 405, "That cannot be sent here", "This address takes nothing of that kind.");
  };
}

/** Refuses an address that is none: what cannot be decoded, and what does not begin at our root. */
export function refuseMalformed(): RequestHandler {
  return (request, response, next) => {
    if (isReadable(request.originalUrl)) return next();
    refuse(response, 400, "We could not read that address", "Check the address, or begin at the start page.");
  };
}

function isReadable(url: string): boolean {
  if (!url.startsWith("/")) return false;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/** The name that a request asks for, as a trusted proxy says or as it arrived; undefined when it is none. */
function askedHost(request: Request): URL | undefined {
  const trusted = request.app.get("trust proxy fn") as
    | ((address: string, hop: number) => boolean)
    | undefined;
  const said = trusted?.(request.socket.remoteAddress ?? "", 0)
    ? request.get("x-forwarded-host")?.split(",", 1)[0]?.trim()
    : undefined;
  const host = said || request.get("host");
  if (!host || !/^(\[[0-9a-f:.]{2,45}\]|[a-z0-9.-]{1,253})(:\d{1,5})?$/i.test(host)) return undefined;
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined;
}

/**
 * Answers under the portal's own name alone. A portal of this machine (the demo, development) has all names of this
 * machine, with any port; another one has them for who asks from this machine, such as a proxy that writes no name.
 */
export function refuseOtherHosts(publicUrl: string | undefined): RequestHandler {
  const own = publicUrl && URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  const isLocal = !own || LOOPBACK_NAMES.has(own.hostname);
  return (request, response, next) => {
    const asked = askedHost(request);
    if (!asked) return refuse(response, 400, "We could not read that", "The address has no name of ours.");
    const ownPort = own?.port || (own?.protocol === "https:" ? "443" : "80");
    if (asked.hostname === own?.hostname && [own.port, ownPort].includes(asked.port)) return next();
    const near = isLocal || LOOPBACK.test(request.socket.remoteAddress ?? "");
    if (near && LOOPBACK_NAMES.has(asked.hostname)) return next();
    refuse(response, 421, "That is not our address", "This portal has another name. Check the address.");
  };
}

const FORWARDED = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"];

/**
 * In production a proxy in front that nobody told us of: everybody would count as one address, and one person's tries
 * would lock everybody out. `TRUST_PROXY=0` says that there is none, and such words of a sender are not believed.
 */
export function refuseUnknownProxy(trust: string | undefined, production: boolean): RequestHandler {
  let said = false;
  return (request, response, next) => {
    const isNew = production && !trust && FORWARDED.some((name) => request.headers[name] !== undefined);
    if (!isNew) return next();
    if (!said)
      log.error("proxy.unknown", {
        mend: "Requests come through a proxy. Set TRUST_PROXY to how many stand in front, or to 0 when there is none.",
      });
    said = true;
    refuse(response, 503, "The portal is not set up yet", "Whoever runs it finds in its log what to set.");
  };
}
