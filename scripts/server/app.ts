import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import { log } from "../../app/platform/log.server.ts";
import { accessLog, knowRoute } from "./access-log.ts";
import { answersByLeaf, answersWhileDeveloping } from "./answers.ts";
import { limitBody, refuseNul } from "./body.ts";
import { securityHeaders } from "./headers.ts";
import { measureRequests } from "./metrics.ts";
import { refuseForeign } from "./origin.ts";
import { plainPage } from "./plain-page.ts";
import { type Check, readiness } from "./readiness.ts";
import { refuseMalformed, refuseMethods, refuseOtherHosts, refuseUnknownProxy } from "./request-line.ts";
import { patternsWith } from "./route-patterns.ts";
import { securityTxt } from "./security-txt.ts";
import { storedPages } from "./stored-pages.ts";

export type AppOptions = {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Scripts, styles and pictures; from the build, or from Vite while developing. */
  assets: RequestHandler[];
  development?: boolean;
  /** What /readyz asks; without them there is none. */
  checks?: readonly Check[];
  /** Another word once a page has changed of those that are kept as bytes; without it none is kept. */
  publishedStamp?: () => Promise<string>;
};

/** How many proxies stand in front, or which: without it the sender's word about itself is not taken. */
function trustedProxies(): number | string | boolean {
  const said = process.env.TRUST_PROXY ?? "";
  if (said === "") return false;
  return /^\d+$/.test(said) ? Number(said) : said;
}

/**
 * What a page says of a child is never compressed beside words that came with the request: by how long the answer is,
 * another site could guess them sign by sign. A route says so of itself: `handle = { showsIdentity: true }`.
 */
function compressesOnly(build: AppOptions["build"]): compression.CompressionFilter {
  const uncompressed = typeof build === "function" ? new Set() : patternsWith(build.routes, "showsIdentity");
  return (request, response) =>
    !uncompressed.has(String((response as express.Response).locals.pattern)) &&
    compression.filter(request, response);
}

/** What a signed-in person saw must not come back from a shared computer's cache, unless the route says else of itself. */
function keptByNobody(response: express.Response): void {
  response.writeHead = new Proxy(response.writeHead, {
    apply(writeHead, self: express.Response, given) {
      if (!self.hasHeader("Cache-Control")) self.setHeader("Cache-Control", "no-store");
      return Reflect.apply(writeHead, self, given);
    },
  });
}

/** The whole HTTP side: what every request meets, in this order. */
export function makeApp({ build, assets, development = false, checks, publishedStamp }: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", trustedProxies());
  app.use(securityHeaders({ development, secure: (process.env.APP_URL ?? "").startsWith("https://") }));
  app.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").type("text").send("ok");
  });
  if (checks) app.get("/readyz", readiness(checks));
  app.get("/.well-known/security.txt", securityTxt());
  app.use(knowRoute(build));
  app.use(measureRequests());
  if (process.env.HOMEWARD_QUIET !== "1") app.use(accessLog());
  app.use(refuseMethods(), refuseMalformed(), refuseOtherHosts(process.env.APP_URL));
  app.use(refuseUnknownProxy(process.env.TRUST_PROXY, process.env.NODE_ENV === "production"));
  app.use(...assets);
  app.use(
    refuseForeign(
      process.env.APP_URL,
      typeof build === "function" ? undefined : patternsWith(build.routes, "fromOutside"),
    ),
  );
  app.use(limitBody());
  app.use(refuseNul());
  const stored =
    publishedStamp && typeof build !== "function"
      ? storedPages(publishedStamp, patternsWith(build.routes, "storedBytes"))
      : undefined;
  if (stored) app.use(stored.give);
  if (!development) app.use(compression({ threshold: 1_400, filter: compressesOnly(build) }));
  if (stored) app.use(stored.keep);
  const answer = typeof build === "function" ? answersWhileDeveloping(build) : answersByLeaf(build);
  app.all("*", (request, response, next) => {
    keptByNobody(response);
    void Promise.resolve(answer(request, response, next)).catch(next);
  });
  const failed: express.ErrorRequestHandler = (error, _request, response, next) => {
    const requestId = String(response.locals.requestId ?? "");
    const status = (error as { status?: unknown } | undefined)?.status;
    if (typeof status === "number" && status >= 400 && status < 500 && !response.headersSent)
      return plainPage(response, 400, "We could not read that", "Check the address.", requestId);
    log.error("request.failed", { requestId, error: error instanceof Error ? error : new Error("unknown") });
    if (response.headersSent) return next(error);
    plainPage(
      response,
      500,
      "Something went wrong",
      "It is not your doing. Try again in a few minutes.",
      requestId,
    );
  };
  app.use(failed);
  return app;
}
