import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { startSession } from "~/domains/access/session.server";
import { routeTable } from "../testing/route-table";

type Module = {
  loader?: (args: LoaderFunctionArgs) => unknown;
  action?: (args: ActionFunctionArgs) => unknown;
  handle?: { showsIdentity?: boolean };
};

/** A page or a file of the portal, by the name of its route: "council.$slug.referrals_.$reference.edit.check". */
export type Route = { id: string; module: Module };

const FILES = import.meta.glob<Module>("../../app/routes/**/*.tsx");

/** Every route of one kind of organisation that answers from a loader, or from an action. */
export async function routesOf(
  kind: "council" | "provider" | "region",
  from: "loader" | "action" = "loader",
): Promise<Route[]> {
  const routes: Route[] = [];
  for (const { id: long, file } of await routeTable()) {
    const id = long.replace("routes/", "");
    if (id !== kind && !id.startsWith(`${kind}.`)) continue;
    const module = await FILES[`../../app/${file}`]?.();
    if (module?.[from]) routes.push({ id, module });
  }
  return routes;
}

/** The names of what its address leaves open: ["slug", "reference"]. */
export function paramsIn(id: string): string[] {
  return [...id.matchAll(/\$(\w+?)_?(?=\.|$)/g)].map(([, name = ""]) => name);
}

/** The address of a route. */
export function pathOf(id: string, params: Record<string, string>): string {
  const parts = id.split(".").filter((part) => part !== "_index");
  return `/${parts.map((part) => (part.startsWith("$") ? (params[part.slice(1).replace(/_$/, "")] ?? "") : part.replace(/_$/, ""))).join("/")}`;
}

export async function cookieOf(personId: string): Promise<string> {
  const base = new Request("http://portal.test/");
  return (await startSession(base, personId, "given")).split(";")[0] ?? "";
}

const plain = (_key: string, value: unknown): unknown => {
  if (value instanceof Map) return [...value];
  if (value instanceof Set) return [...value];
  return typeof value === "bigint" ? String(value) : value;
};

async function bytesOf(answer: unknown): Promise<string> {
  if (answer instanceof Response) return `${JSON.stringify([...answer.headers])} ${await answer.text()}`;
  if (answer instanceof Error) return `${answer.name} ${answer.message}`;
  if (typeof answer !== "object" || answer === null) return String(answer);
  const settled = await Promise.all(Object.entries(answer).map(async ([key, value]) => [key, await value]));
  return JSON.stringify(Object.fromEntries(settled), plain);
}

export type Asked = {
  cookie: string;
  params: Record<string, string>;
  headers?: HeadersInit;
  query?: string;
  /** What is sent; without it the page is asked for. */
  form?: URLSearchParams;
};

/** What a loader or an action answers, thrown or not, as the text that leaves the server. */
export async function answerOf(
  { id, module }: Route,
  { cookie, params, headers = {}, query = "", form }: Asked,
): Promise<string> {
  const request = new Request(`http://portal.test${pathOf(id, params)}${query}`, {
    headers: { ...Object.fromEntries(new Headers(headers)), cookie },
    ...(form ? { method: "POST", body: form } : {}),
  });
  const context = { nonce: "", requestId: "", address: "127.0.0.1", pattern: "" };
  const answer = form ? module.action : module.loader;
  try {
    return await bytesOf(await answer?.({ request, params, context }));
  } catch (thrown) {
    return bytesOf(thrown);
  }
}
