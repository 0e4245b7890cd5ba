import type { Actor } from "~/domains/access/actor";
import { startSession } from "~/domains/access/session.server";
import { newId } from "~/platform/ids";
import { publishedForum } from "../factories/forums";
import { council, hub, person, provider } from "../factories/organisations";
import { draftReferral } from "../factories/referrals";
import { routeTable } from "./route-table";

type Action = (args: {
  request: Request;
  params: Record<string, string>;
  context: object;
}) => Promise<unknown>;
const modules = import.meta.glob<{ action?: Action }>("../../app/routes/**/*.tsx");

export type Body = { type: string; body: Buffer };
/** A route that takes a form, and a way to post to it as somebody who may send one. */
export type FormRoute = { id: string; post: (body: Body) => Promise<unknown> };

/**
 * Every route with an action, each with a session of its own: some of the forms end one. A council, a provider and the
 * hub stand behind the addresses, with a forum and a draft, so that forms are reached behind the page's own look-ups.
 */
export async function formRoutes(): Promise<() => AsyncGenerator<FormRoute>> {
  const roles = ["broker", "head-of-service", "commissioner", "council-admin"] as const;
  const broker = await person(await council(), [...roles]);
  const officer = await person(await provider(), [
    "provider-admin",
    "referrals-officer",
    "registered-manager",
  ]);
  const region = await person(await hub(), ["hub-officer"]);
  const [date = ""] = await publishedForum(broker, {});
  const { reference } = await draftReferral(broker);
  const things: Record<string, string> = { date, reference, page: "narrative", token: "x".repeat(30) };
  const people: Record<string, Actor> = { council: broker, provider: officer, region };

  /** "routes/council.$slug.people.invite" → its address, its parameters and who may be there. */
  function addressOf(id: string) {
    const name = id.replace(/^.*\//, "");
    const kind = name.split(".", 1)[0] ?? "";
    const params: Record<string, string> = {};
    const words = name.split(".").flatMap((word) => {
      if (word.startsWith("_")) return [];
      const plain = word.replace(/_$/, "");
      if (!plain.startsWith("$")) return [plain];
      const key = plain.slice(1) || "*";
      params[key] = key === "slug" ? (people[kind]?.organisationSlug ?? "x") : (things[key] ?? newId());
      return [params[key]];
    });
    return { path: `/${words.join("/")}`, params, who: people[kind] ?? broker };
  }

  return async function* () {
    const routes = (await routeTable()).sort((a, b) => a.id.localeCompare(b.id));
    for (const { id, file } of routes) {
      const { action } = (await modules[`../../app/${file}`]?.()) ?? {};
      if (!action) continue;
      const { who } = addressOf(id);
      const started = await startSession(new Request("http://portal.test/"), who.personId, "given");
      const cookie = started.split(";")[0] ?? "";
      const post = async ({ type, body }: Body) => {
        const { path, params } = addressOf(id);
        const headers = { cookie, "content-type": type, "content-length": String(body.length) };
        const request = new Request(`http://portal.test${path}`, {
          method: "POST",
          headers,
          body: new Uint8Array(body),
        });
        return action({
          request,
          params,
          context: { nonce: "", requestId: "", address: "203.0.113.9" },
        });
      };
      yield { id, post };
    }
  };
}
