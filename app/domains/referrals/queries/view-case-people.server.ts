import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { keysOf } from "~/platform/forms/options";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { dayWord } from "~/platform/time";
import {
  CASE_PARTS,
  type CasePart,
  casePeopleVersion,
  couldBe,
  hasRoleFor,
  holdersOf,
  NAMED_PARTS,
  type NamedPart,
} from "../case-parts.rules";
import { workingHeadline } from "../headline.rules";
import { may, NAMES_PART } from "../referral.policy";
import { caseHistory } from "./case-history.server";
import { findReferral } from "./find-referral.server";
import { listEveryCaseWorker } from "./list-case-workers.server";
import type { Choosable } from "./view-new-referral.server";

export type CasePeopleView = {
  reference: string;
  headline: string;
  version: number;
  /** Whoever has a part today, in the order of the parts. */
  people: {
    part: CasePart;
    personId: string;
    name: string;
    phone: string | null;
    since: string;
    former: boolean;
  }[];
  /** The parts that the actor may name now, each with who has it and who could. */
  choices: { part: NamedPart; value: string; options: Choosable[] }[];
};

/** Who does what in a child's case. Throws 404 or, with the reason, 403. */
export function viewCasePeople(actor: Actor, reference: string): Promise<CasePeopleView> {
  return read(actor, async (tx) => {
    const referral = await findReferral(tx, actor, reference);
    if (!referral) return notFound();
    const sees = may(actor, "view", referral);
    if (sees !== true) return denyPage(sees);
    const at = now();
    const history = await caseHistory(tx, referral);
    const workers = await listEveryCaseWorker(tx, actor);
    const holders = keysOf(CASE_PARTS).flatMap((part) =>
      holdersOf(part, history).map((row) => ({ ...row, part })),
    );
    const names = await namesOfPeople(
      tx,
      holders.map(({ personId }) => personId),
    );
    const nameOf = (id: string) => names.get(id)?.name ?? "a former colleague";
    const choiceOf = (part: NamedPart) => {
      const value = holdersOf(part, history)[0]?.personId ?? "";
      const could = workers.filter((worker) => couldBe(part, worker, history));
      // Whoever has it stays a choice, so that saving another part does not take it away.
      const has =
        value === "" || could.some(({ id }) => id === value) ? [] : [{ id: value, name: nameOf(value) }];
      return {
        value,
        options: [...has, ...could].map(({ id, name }) => ({
          value: id,
          label: id === actor.personId ? `${name} (you)` : name,
        })),
      };
    };
    return {
      reference,
      headline: workingHeadline({
        ...referral.child,
        serviceKind: referral.content.draft.purpose?.serviceKind,
      }),
      version: casePeopleVersion(history),
      people: holders.map(({ part, personId, startedAt }) => {
        const worker = workers.find(({ id }) => id === personId);
        return {
          ...{ part, personId },
          name: nameOf(personId),
          phone: names.get(personId)?.phone ?? null,
          since: dayWord(startedAt, at),
          former: !hasRoleFor(part, worker),
        };
      }),
      choices: NAMED_PARTS.filter((part) => may(actor, NAMES_PART[part], referral) === true).map((part) => ({
        part,
        ...choiceOf(part),
      })),
    };
  });
}
