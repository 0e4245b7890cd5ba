import { viewAccount } from "~/domains/access/queries/view-account.server";
import { type Choice, effectiveChoice, KINDS, type Kind, type KindFacts } from "~emails/kinds";
import { asPerson, readChoices } from "../choices.server";

export type KindOfChoice = {
  kind: Kind;
  title: string;
  hint: string;
  choices: readonly Choice[];
  chosen: Choice;
};

/** The kinds of mail that a person gets by where they belong, with what they have chosen for each. */
export async function viewChoices(personId: string): Promise<KindOfChoice[]> {
  const { organisations } = await viewAccount(personId);
  const chosen = await asPerson(personId, (tx) => readChoices(tx, personId));
  return (Object.entries(KINDS) as [Kind, KindFacts][])
    .filter(([, facts]) => organisations.some(({ kind }) => facts.for.includes(kind)))
    .map(([kind, { title, hint, choices }]) => ({
      kind,
      title,
      hint,
      choices,
      chosen: effectiveChoice(kind, chosen.get(kind)),
    }));
}
