import type { LoaderFunctionArgs } from "@remix-run/node";
import { startSession } from "~/domains/access/session.server";

type Module = { loader?: (args: LoaderFunctionArgs) => unknown; handle?: { showsIdentity?: boolean } };

/** A page or a file of the portal, by the file of its route: "council.$slug.referrals_.$reference.edit.check". */
export type Route = { id: string; module: Module };

const FILES = import.meta.glob<Module>("../../app/routes/{council,provider}.*.tsx");

/** Every route of one kind of organisation that answers from a loader. */
export async function routesOf(kind: "council" | "provider"): Promise<Route[]> {
  const routes: Route[] = [];
  for (const [file, load] of Object.entries(FILES)) {
    const id = file.replace(/^.*\/|\.tsx$/g, "");
    if (!id.startsWith(`${kind}.`)) continue;
    const module = await load();
    if (module.loader) routes.push({ id, module });
  }
  return routes;
}

/** The names of what its address leaves open: ["slug", "reference"]. */
export function paramsIn(id: string): string[] {
  return [...id.matchAll(/\$(\w+?)_?(?=\.|$)/g)].map(([, name = ""]) => name);
}

function pathOf(id: string, params: Record<string, string>): string {
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

/** What a loader answers, thrown or not, as the text that leaves the server. */
export async function answerOf(
  { id, module }: Route,
  { cookie, params, headers = {} }: { cookie: string; params: Record<string, string>; headers?: HeadersInit },
): Promise<string> {
  const request = new Request(`http://portal.test${pathOf(id, params)}`, {
    headers: { ...Object.fromEntries(new Headers(headers)), cookie },
  });
  const context = { nonce: "", requestId: "", address: "127.0.0.1", pattern: "" };
  try {
    return await bytesOf(await module.loader?.({ request, params, context }));
  } catch (thrown) {
    return bytesOf(thrown);
  }
}
