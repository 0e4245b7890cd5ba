import { Worker } from "node:worker_threads";

/** What a thread answers in time with. */
export type Answer<T> = { ok: true; value: T } | { ok: false; why: "too-long" | "busy" };

export type LimitedThread<In, Out> = { ask(input: In): Promise<Answer<Out>> };

type Limits = {
  /** Milliseconds for one answer, once it is its turn. */
  most: number;
  /** Megabytes. */
  memory: number;
  /** How many may wait for their turn; whoever comes after them is told so at once. */
  waiting: number;
};

/** Milliseconds for reading the code and what it loads, the first time. */
const STARTING = 20_000;

/**
 * What runs in the thread: plain JavaScript as text, since the portal is run from its sources, from a build and by tests,
 * and a thread finds none of their files in the same way. The code gives the function that makes an answer.
 */
const around = (code: string) => `
const { parentPort } = require("node:worker_threads");
(async () => {
  const work = await (async () => { ${code} })();
  parentPort.on("message", (input) => parentPort.postMessage({ value: work(input) }));
  parentPort.postMessage({ ready: true });
})();`;

/**
 * A thread beside the event loop for work whose time an attacker can choose: one piece of it at a time, each with an end.
 * A thread that does not answer in time, or that dies, is ended, and the next who asks gets a new one.
 *
 * @param code JavaScript that returns a function of one input; it must be the portal's own and never hold typed text
 */
export function limitedThread<In, Out>(code: string, limits: Limits): LimitedThread<In, Out> {
  let worker: Promise<Worker> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  function begin(): Promise<Worker> {
    const made = new Worker(around(code), {
      eval: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
    });
    made.unref();
    const started = message(made, STARTING).then((said) => {
      if (said === undefined) throw new Error("The thread did not begin.");
      return made;
    });
    return started;
  }

  async function answer(input: In): Promise<Answer<Out>> {
    worker ??= begin();
    const own = await worker.catch((error: unknown) => {
      worker = undefined;
      throw error;
    });
    own.postMessage(input);
    const said = (await message(own, limits.most)) as { value: Out } | undefined;
    if (said) return { ok: true, value: said.value };
    worker = undefined;
    await own.terminate();
    return { ok: false, why: "too-long" };
  }

  return {
    async ask(input) {
      if (waiting >= limits.waiting) return { ok: false, why: "busy" };
      waiting += 1;
      const mine = turn.then(() => answer(input));
      turn = mine.catch(() => undefined);
      return mine.finally(() => {
        waiting -= 1;
      });
    },
  };
}

/** The next thing that a thread says; undefined when it says nothing in time or dies. */
function message(worker: Worker, most: number): Promise<unknown> {
  return new Promise((done) => {
    const end = (said: unknown) => {
      clearTimeout(timer);
      worker.off("message", end).off("error", died).off("exit", died);
      done(said);
    };
    const died = () => end(undefined);
    const timer = setTimeout(died, most);
    worker.on("message", end).on("error", died).on("exit", died);
  });
}
