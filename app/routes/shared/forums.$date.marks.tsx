import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { ORGANISERS } from "~/domains/access/roles";
import { marksAction, marksLoader } from "~/domains/forums/pages/door.server";

export const loader = (args: LoaderFunctionArgs) => marksLoader(args, ORGANISERS);
export const action = (args: ActionFunctionArgs) => marksAction(args, ORGANISERS);
