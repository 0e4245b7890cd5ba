import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { may } from "../forum-action.policy";

export type ActionView = {
  id: string;
  words: string;
  assigneeName: string;
  dueOn: Date;
  state: "open" | "done" | "dropped";
  note: string | null;
  doneAt: Date | null;
  version: number;
  title: string;
  reference: string;
  startsAt: Date;
  ownerName: string;
  abilities: { settle: boolean };
  now: Date;
};

/** An action as whoever does it reads it, or whoever wrote it down; 404 for everybody else. */
export function viewAction(actor: Actor, id: string): Promise<ActionView> {
  return read(actor, async (tx) => {
    const action = isId(id) ? await tx.forumAction.findUnique({ where: { id } }) : undefined;
    const [of] = action
      ? await tx.$queryRaw<Pick<ActionView, "title" | "reference" | "startsAt" | "ownerName">[]>`
          select title, reference, starts_at as "startsAt", owner_name as "ownerName" from forum_of_action(${action.id}::uuid)`
      : [];
    if (!action || !of) return notFound();
    return {
      id: action.id,
      words: action.words,
      assigneeName: action.assigneeName,
      dueOn: action.dueOn,
      state: action.state as ActionView["state"],
      note: action.note,
      doneAt: action.doneAt,
      version: action.version,
      ...of,
      abilities: { settle: may(actor, "settle", action) === true },
      now: now(),
    };
  });
}
