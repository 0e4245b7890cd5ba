import type { IncomingMessage } from "node:http";

/** What a proxy adds: whoever is behind one is not on this machine, although the proxy may be. */
const OF_PROXIES = [
  "forwarded",
  "via",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
];
const HERE = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const NAMES = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/**
 * Whether a request comes from this machine and not through a proxy. The name that it was asked under counts too: a page
 * in a browser on this machine may have a name of its own lead here.
 */
export function isFromHere(request: IncomingMessage): boolean {
  return (
    HERE.test(request.socket.remoteAddress ?? "") &&
    NAMES.test(request.headers.host ?? "") &&
    OF_PROXIES.every((name) => request.headers[name] === undefined)
  );
}
