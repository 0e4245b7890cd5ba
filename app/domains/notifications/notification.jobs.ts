import { z } from "zod";
import { defineJob } from "~/platform/jobs/define-job";

/** Each morning: what people want to have once a day. */
export const SEND_DIGESTS = defineJob("send-digests", z.object({}));
