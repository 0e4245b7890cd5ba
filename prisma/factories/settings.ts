import type { Actor } from "~/domains/access/actor";
import { changeSettings, type SettingsInput } from "~/domains/access/commands/change-settings.server";
import { viewSettings } from "~/domains/access/queries/view-settings.server";

/** Changes the settings as somebody who has just opened their page. For tests and scenarios only. */
export async function changeSettingsNow(actor: Actor, input: Omit<SettingsInput, "expected">) {
  return changeSettings(actor, { ...input, expected: (await viewSettings(actor)).expected });
}
