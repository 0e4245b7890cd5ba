import { defineJob, noPayload } from "~/platform/jobs/define-job";

export const DESTROY_DUE_IDENTITIES = defineJob("destroy-due-identities", noPayload);
