import { createServer } from "node:http";
import type { RequestHandler } from "express";
import { takeLoopFigures } from "../../app/platform/event-loop.server.ts";
import { log } from "../../app/platform/log.server.ts";
import {
  beforeMeasuring,
  count,
  measure,
  measurements,
  time,
} from "../../app/platform/measurements.server.ts";
import { isFromHere } from "./loopback.ts";

/** Each process has a port of its own: METRICS_PORT and those after it, in this order. */
const PROCESSES = ["server", "worker", "mail", "documents", "keys"] as const;
export type MeasuredProcess = (typeof PROCESSES)[number];

/** Times every answer by the pattern of its route: never by its address. */
export function measureRequests(): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.on("finish", () => {
      const route = String(response.locals.pattern ?? "(none)");
      const status = `${Math.floor(response.statusCode / 100)}xx`;
      const seconds = (performance.now() - started) / 1000;
      time("homeward_request_seconds", "Time from request to answer, by route pattern.", seconds, {
        method: request.method,
        route,
      });
      count("homeward_requests_total", "Requests answered.", { route, status });
    });
    next();
  };
}

function ofProcess(): void {
  const { delay, utilisation, blocks, longestBlock } = takeLoopFigures();
  const loop = "homeward_loop_delay_seconds";
  measure(loop, "How late the event loop was since the last time.", delay.median / 1000, { quantile: "0.5" });
  measure(loop, "", delay.p99 / 1000, { quantile: "0.99" });
  measure(loop, "", delay.most / 1000, { quantile: "1" });
  measure(
    "homeward_loop_busy",
    "The part of the time in which the loop was busy since the last time.",
    utilisation,
  );
  measure("homeward_loop_blocks_total", "Times the loop was blocked longer than 200 ms.", blocks);
  measure("homeward_loop_longest_block_seconds", "The longest of them.", longestBlock / 1000);
  const { rss, heapUsed } = process.memoryUsage();
  measure("homeward_memory_bytes", "Memory of the process.", rss, { of: "resident" });
  measure("homeward_memory_bytes", "", heapUsed, { of: "heap" });
  measure("homeward_up_seconds", "Since when the process runs.", process.uptime());
}

/**
 * Answers `/metrics` on 127.0.0.1 alone, on a port that no proxy leads to. Without METRICS_PORT nothing listens; a port
 * that is taken is logged and stops nothing.
 */
export function serveMetrics(name: MeasuredProcess): void {
  const first = Number(process.env.METRICS_PORT ?? 0);
  if (!Number.isInteger(first) || first < 1 || first > 65_530) return;
  beforeMeasuring(ofProcess);
  const server = createServer((request, response) => {
    const plain = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
    if (!isFromHere(request)) return response.writeHead(403, plain).end("Not from here\n");
    if (request.method !== "GET" || request.url !== "/metrics")
      return response.writeHead(404, plain).end("Not found\n");
    measurements().then(
      (text) => response.writeHead(200, { ...plain, "Content-Type": "text/plain; version=0.0.4" }).end(text),
      (error: unknown) => {
        log.error("metrics.failed", { error });
        response.writeHead(500, plain).end("Failed\n");
      },
    );
  });
  server.on("error", (error) => log.warn("metrics.not-listening", { process: name, error }));
  server.listen(first + PROCESSES.indexOf(name), "127.0.0.1");
  server.unref();
}
