import type { FindingKind } from "~/domains/anonymisation/finding.rules";
import { problemsOnEntry } from "~/domains/anonymisation/gate/entry.rules";
import { type TextLimits, text } from "~/platform/forms/fields.schema";

/**
 * A text that a provider writes about a referral: refused while it holds a number that leads to somebody, in words
 * that say what to do. `allowed` may stand in it. For the server: the detector's word lists stay out of the browser.
 */
export function providerText(limits: TextLimits, allowed: readonly FindingKind[] = []) {
  return text(limits).superRefine((given, ctx) => {
    for (const message of problemsOnEntry(given, allowed)) ctx.addIssue({ code: "custom", message });
  });
}
