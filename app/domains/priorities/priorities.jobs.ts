import { defineJob, noPayload } from "~/platform/jobs/define-job";

/** Each day: whether a quarter is to be published. */
export const PUBLISH_PRIORITIES = defineJob("publish-priorities", noPayload);
