import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { exportAction, exportLoader } from "~/domains/oversight/pages/audit.server";

export const loader = (args: LoaderFunctionArgs) => exportLoader(args, "council");
export const action = (args: ActionFunctionArgs) => exportAction(args, "council");
