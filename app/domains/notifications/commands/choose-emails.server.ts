import { z } from "zod";
import { type Choice, effectiveChoice, isKind, KINDS, type Kind } from "~emails/kinds";
import { asPerson, keepChoices, readChoices } from "../choices.server";

const WRONG = "Choose when you want these emails";

/** The form of the page of choices: one answer for each kind that it shows. */
export const choicesSchema = z.object(
  Object.fromEntries(
    Object.entries(KINDS).map(([kind, { choices }]) => [
      kind,
      z.enum<readonly Choice[]>(choices, { error: WRONG }).optional(),
    ]),
  ),
);

/** Keeps what a person has chosen to get at once, daily or not at all; kinds that the page did not show stay as they are. */
export async function chooseEmails(
  personId: string,
  chosen: Readonly<Record<string, Choice | undefined>>,
): Promise<void> {
  await asPerson(personId, async (tx) => {
    const before = await readChoices(tx, personId);
    const changed = Object.entries(chosen).flatMap(([kind, choice]): [Kind, Choice][] =>
      isKind(kind) && choice && choice !== effectiveChoice(kind, before.get(kind)) ? [[kind, choice]] : [],
    );
    await keepChoices(tx, personId, changed);
  });
}
