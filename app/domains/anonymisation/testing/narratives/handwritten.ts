import type { Handwritten } from "./clean.ts";
import { CALLS } from "./handwritten-calls.ts";

/** Written whole, without templates. */
export const HANDWRITTEN: Handwritten[] = [...CALLS];
