// A portal for real does not begin with settings that only suit a trial.
import { refusal, unsafeSettings } from "../../app/platform/unsafe-settings.mjs";
import { giveUp } from "./say.mjs";

/**
 * @param {NodeJS.ProcessEnv} env as it was set, with what stands in for what was not
 * @param {boolean} embedded
 */
export function refuseUnsafe(env, embedded) {
  const found = unsafeSettings(env, { embedded, sendsMail: Boolean(env.SMTP_URL) });
  if (found.length > 0) giveUp(refusal(found));
}
