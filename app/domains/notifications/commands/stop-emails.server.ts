import { transaction } from "~/platform/database/transaction.server";
import { missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { type Choice, effectiveChoice, fewest, KINDS, type Kind } from "~emails/kinds";
import { asPerson, keepChoices, readChoices } from "../choices.server";
import { readStopToken } from "../stop-token.server";

/**
 * The one press on the link in a mail: its kind is sent no more, or daily where it cannot be stopped; `back` has it at
 * once again. The mail of the day stops every kind that was in it; a subscription ends for good. A second press changes nothing. Only a POST may call
 * it: mail scanners open links.
 *
 * @returns what holds now for each kind that it was about
 */
export async function stopEmails(
  token: string,
  back: boolean,
): Promise<Result<{ kinds: { kind: Kind; choice: Choice }[] }, Refusal>> {
  const stops = readStopToken(token);
  if (!stops) return err(missing());
  if ("subscriptionId" in stops) {
    await transaction(
      "reader",
      {},
      (tx) => tx.$executeRaw`select end_subscription(${stops.subscriptionId}::uuid)`,
    );
    return ok({ kinds: [] });
  }
  return asPerson(stops.personId, async (tx) => {
    const { personId, kind } = stops;
    const about = kind === "digest" ? dailyOf(await readChoices(tx, personId)) : [kind];
    const chosen = about.map((one): [Kind, Choice] => [one, back ? "at-once" : fewest(one)]);
    await keepChoices(tx, personId, chosen);
    return ok({ kinds: chosen.map(([one, choice]) => ({ kind: one, choice })) });
  });
}

function dailyOf(choices: ReadonlyMap<string, string>): Kind[] {
  return (Object.keys(KINDS) as Kind[]).filter(
    (kind) => effectiveChoice(kind, choices.get(kind)) === "daily",
  );
}
