import { defineJob, noPayload } from "~/platform/jobs/define-job";

export const SWEEP_KEY_STORE = defineJob("sweep-key-store", noPayload);
