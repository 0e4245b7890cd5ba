import { defineJob, noPayload } from "~/platform/jobs/define-job";

export const SEAL_AUDIT = defineJob("seal-audit", noPayload);
export const EXPORT_AUDIT_HEAD = defineJob("export-audit-head", noPayload);
