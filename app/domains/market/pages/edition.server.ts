import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Actor } from "~/domains/access/actor";
import { organiserPathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { ORGANISERS } from "~/domains/access/roles";
import { notFound } from "~/platform/not-found.server";
import { ownEdition } from "../queries/view-block.server";

type Args = Pick<LoaderFunctionArgs, "request" | "params">;

// Shared by every page on which a council or the hub writes its statement.

/**
 * Who writes, which edition the address is about, and where its pages are; 404 for what is no number. Before a form is read
 * it looks whether what the address names is there.
 */
export async function edition(
  { request, params }: Args,
  look: (actor: Actor, number: number) => Promise<unknown> = ownEdition,
) {
  const actor = await requireActor({ request, params }, ORGANISERS);
  const text = params.number ?? "";
  const number = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : notFound();
  // Whatever a form says: what is not the council's is not there.
  if (request.method !== "GET") await look(actor, number);
  return {
    actor,
    number,
    page: organiserPathsOf(actor).statement(number),
    /** What the address says was done. */
    done: new URL(request.url).searchParams.get("done"),
  };
}
