import { connect, type Socket } from "node:net";
import { env, secretKey } from "~/platform/env.server";
import { receive, send } from "./wire.server";

/** The process that holds the keys does not answer: nobody can be told who a child is until it does. */
export class KeysAway extends Error {
  override name = "KeysAway";
}

/** What the key process has refused, in the words and under the name that it gave. */
export class KeysRefused extends Error {
  constructor(
    override readonly name: string,
    message: string,
  ) {
    super(message);
  }
}

type Answer = { id: number; value?: unknown; refused?: { name: string; message: string } };
type Waiting = { done: (value: unknown) => void; failed: (error: Error) => void };
type Line = { socket: Socket; waiting: Map<number, Waiting> };

/** Longer than the supervisor needs to start it again: who asks meanwhile notices a pause and no error. */
const COMES_BACK_WITHIN = 2_500;
const ANSWERS_WITHIN = 10_000;

const holder = globalThis as typeof globalThis & { homewardKeyLine?: Promise<Line> | undefined };

/** Whether the keys are held by a process of their own; else (tools, tests) this one holds them itself. */
export function hasKeyProcess(): boolean {
  return env().HOMEWARD_KEYS_AT !== undefined;
}

/**
 * Asks the key process. Throws KeysAway when it does not answer, KeysRefused when it does and says no. What is asked
 * may arrive twice when the line breaks in between: everything that it does can be done twice.
 */
export async function askKeyProcess(method: string, args: readonly unknown[]): Promise<unknown> {
  const until = Date.now() + COMES_BACK_WITHIN;
  for (;;) {
    try {
      return await ask(await line(), method, args);
    } catch (error) {
      if (!(error instanceof KeysAway) || Date.now() >= until) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

/** Hangs up, so that a process may end. */
export async function closeKeyLine(): Promise<void> {
  const open = await holder.homewardKeyLine?.catch(() => undefined);
  holder.homewardKeyLine = undefined;
  open?.socket.destroy();
}

function ask({ socket, waiting }: Line, method: string, args: readonly unknown[]): Promise<unknown> {
  return new Promise((done, failed) => {
    counted += 1;
    const id = counted;
    const patience = setTimeout(() => {
      waiting.delete(id);
      failed(new KeysAway("The key process does not answer."));
    }, ANSWERS_WITHIN);
    const end = () => clearTimeout(patience);
    waiting.set(id, {
      done: (value) => {
        end();
        done(value);
      },
      failed: (error) => {
        end();
        failed(error);
      },
    });
    send(socket, { id, method, args });
  });
}

let counted = 0;

function line(): Promise<Line> {
  const known = holder.homewardKeyLine;
  if (known) return known;
  const opened = open(() => {
    if (holder.homewardKeyLine === opened) holder.homewardKeyLine = undefined;
  });
  holder.homewardKeyLine = opened;
  return opened;
}

function open(onClose: () => void): Promise<Line> {
  const { HOMEWARD_KEYS_AT: at = "", HOMEWARD_KEYS_AS: as } = env();
  return new Promise((done, failed) => {
    const socket = connect(at);
    const waiting = new Map<number, Waiting>();
    socket.on("error", () => undefined);
    socket.once("close", () => {
      onClose();
      const away = new KeysAway("The key process is not there.");
      failed(away);
      for (const { failed: tell } of waiting.values()) tell(away);
    });
    socket.once("connect", () => {
      // Nobody waits for an answer: the process may end.
      socket.unref();
      send(socket, { as, token: secretKey(as) });
      done({ socket, waiting });
    });
    receive(socket, (value) => {
      const { id, value: said, refused } = value as Answer;
      const one = waiting.get(id);
      waiting.delete(id);
      if (refused) one?.failed(new KeysRefused(refused.name, refused.message));
      else one?.done(said);
    });
  });
}
