import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** Somebody raised, confirmed or ended an alert that stops placements: whoever it concerns is told. */
export const TELL_ALERT = defineJob("tell-alert", z.object({ alertId: z.uuid() }));

const confirmation = z.object({ confirmationId: z.uuid() });

/** The hub and every council concerned hear that a provider waits for a second person, is confirmed or refused. */
export const TELL_STANDING = defineJob("tell-standing", confirmation);

/** What a refused provider has open ends; then everybody concerned is told. */
export const END_WITH_REFUSED = defineJob("end-with-refused", confirmation);
