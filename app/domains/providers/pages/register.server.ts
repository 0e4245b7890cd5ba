import type { LoaderFunctionArgs } from "@remix-run/node";
import { type Kinds, requireActor } from "~/domains/access/require-actor.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { searchRegister } from "../queries/search-register.server";
import { viewService } from "../queries/view-service.server";
import { readRegisterSearch } from "../register.schema";

/** A page of the register, as searched in the address. */
export async function registerLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const search = readRegisterSearch(new URL(request.url).searchParams);
  return { page: await searchRegister(actor, search), search };
}

/** One service, and what has just been done with it; 404 for what is none. */
export async function serviceLoader({ request, params }: LoaderFunctionArgs, kinds: Kinds) {
  const actor = await requireActor({ request, params }, kinds);
  const service = isId(params.service) ? await viewService(actor, params.service) : undefined;
  return {
    service: service ?? notFound(),
    done: new URL(request.url).searchParams.get("done"),
  };
}
