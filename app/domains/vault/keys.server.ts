import { data } from "@remix-run/node";
import { now } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { hasKeyProcess, KeysAway } from "~/platform/keys/client.server";
import { err, type Result } from "~/platform/result";
import { dayAndTime } from "~/platform/time";
import type { Comparer, KeyHolder, TooMany } from "./key-holder";
import { localKeyHolder } from "./local-key-holder.server";
import { remoteKeyHolder } from "./remote-key-holder.server";

let [local, remote]: [KeyHolder?, KeyHolder?] = [];
let comparer: Comparer = () => {
  throw new Error("Nobody has brought anything to compare with.");
};

/** With what this process compares where it holds the keys itself; the key process brings its own. */
export function bringComparer(brought: Comparer): void {
  comparer = brought;
}

/** Whoever holds the keys for this process. */
export function keyHolder(): KeyHolder {
  if (!hasKeyProcess()) {
    local ??= localKeyHolder((identities, question) => comparer(identities, question));
    return local;
  }
  remote ??= remoteKeyHolder();
  return remote;
}

/**
 * Asks it, for a page: where the keys are away, or a person has asked for too much, the answer is a page that says so,
 * and everything else goes on. A job fails instead and is tried again.
 */
export async function askKeys<T, E extends { readonly kind: string }>(
  ask: (keys: KeyHolder) => Promise<Result<T, E>>,
): Promise<Result<T, Exclude<E, TooMany>>> {
  const answer = await ask(keyHolder()).catch((error: unknown) => {
    if (error instanceof KeysAway && env().HOMEWARD_KEYS_AS === "keys-web") throw away();
    throw error;
  });
  if (answer.ok) return answer;
  if (isTooMany(answer.error))
    throw data(
      {
        title: "You have opened a lot of children’s details",
        message: `You have opened more children’s details in an hour than we allow. You can continue at ${dayAndTime(answer.error.until, now())}.`,
        next: "If your work needs more than this, tell the people who run the portal. Everything else works as before.",
      },
      { status: 429 },
    );
  return err(answer.error as Exclude<E, TooMany>);
}

function away() {
  return data(
    {
      title: "Identity is not available at the moment",
      message: "We cannot show who a child is right now. Nothing already saved is lost.",
      next: "Try again in a minute. If you were saving, go back: what you typed is still in the form. Pages that do not show who a child is should still work.",
    },
    { status: 503 },
  );
}

function isTooMany(error: { readonly kind: string }): error is TooMany {
  return error.kind === "too-many";
}
