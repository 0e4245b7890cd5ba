import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import type { ServerBuild } from "@remix-run/node";
import { makeApp } from "../../scripts/server/app.ts";

/** What `/healthz` answered since it was last asked about: how often, what else than 200, and the longest wait. */
export type Health = { answers: number; wrong: string[]; longest: number };

/** Asks again as soon as it has an answer, from a thread whose clock and loop nothing here can keep. */
const ASKING = `
const { get, Agent } = require("node:http");
const { parentPort, workerData } = require("node:worker_threads");
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let health = { answers: 0, wrong: [], longest: 0 };
let told;
const ask = () => {
  const from = performance.now();
  const done = (said) => {
    health.answers += 1;
    health.longest = Math.max(health.longest, performance.now() - from);
    if (said !== "200 ok") health.wrong.push(said);
    if (told) {
      parentPort.postMessage(health);
      health = { answers: 0, wrong: [], longest: 0 };
      told = false;
    }
    setTimeout(ask, 2);
  };
  get({ port: workerData, path: "/healthz", agent }, (answer) => {
    let text = "";
    answer.setEncoding("utf8").on("data", (some) => { text += some; });
    answer.on("end", () => done(answer.statusCode + " " + text));
  }).on("error", (error) => done(error.message));
};
parentPort.on("message", () => { told = true; });
ask();`;

/**
 * The portal's own HTTP side on this thread's loop, and somebody who asks it without a pause whether it is well. What keeps
 * the loop keeps the answer.
 */
export class HealthWatch {
  private constructor(
    private readonly server: Server,
    private readonly asking: Worker,
  ) {}

  static async begin(): Promise<HealthWatch> {
    const routes = { root: { id: "root", path: "", module: {} } };
    const app = makeApp({
      build: { routes } as unknown as ServerBuild,
      assets: [(_request, _response, next) => next()],
    });
    const server = createServer(app).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const watch = new HealthWatch(server, new Worker(ASKING, { eval: true, workerData: port }));
    await watch.since();
    return watch;
  }

  /** What was answered since the last time, up to the end of the question that is under way. */
  async since(): Promise<Health> {
    this.asking.postMessage("told");
    const [health] = (await once(this.asking, "message")) as [Health];
    return health;
  }

  async end(): Promise<void> {
    await this.asking.terminate();
    this.server.closeAllConnections();
    this.server.close();
  }
}
