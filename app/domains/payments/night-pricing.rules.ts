/**
 * What nights cost. Pure; whole pence, nights are whole, and parts of a fee are basis points (10,000 is all of it). Source:
 * the shared document on payments, decisions 3 to 5: rounding is a convention of the council, never an error of the bill.
 */
import { WHOLE_FEE } from "~/domains/agreements/absences/absence.rules";
import { dailyPence, divideHalfUp, nightsPence } from "~/domains/offers/money.rules";
import type { PricingConvention } from "./pricing-conventions.options";

/** Nights that follow one another at one price. `nightsBefore` is of the same fee, before the first of them. */
export type Nights = { nights: number; nightsBefore: number; basisPoints: number };

/**
 * The pence of nights at a weekly fee, of which so many basis points are paid, by the convention of the council. A discount
 * (below 0) takes off exactly what a fee of that size adds.
 */
export function priceOfNights(
  weeklyPence: number,
  { nights, nightsBefore, basisPoints }: Nights,
  convention: PricingConvention,
): number {
  const sign = weeklyPence < 0 ? -1 : 1;
  const weekly = Math.abs(weeklyPence);
  const pence = (): number => {
    switch (convention) {
      case "weekly-share":
        return divideHalfUp(weekly * nights * basisPoints, 7 * WHOLE_FEE);
      case "whole-weeks":
        return partOf(nightsPence(weekly, nights), basisPoints);
      case "daily-rate":
        return partOf(nights * dailyPence(weekly), basisPoints);
      case "running-total":
        return partOf(
          divideHalfUp(weekly * (nightsBefore + nights), 7) - divideHalfUp(weekly * nightsBefore, 7),
          basisPoints,
        );
    }
  };
  // Zero stays zero: a discount of nothing is not minus zero.
  return sign * pence() + 0;
}

/** So many basis points of an amount, rounded half away from zero; whole pence. */
export function partOf(pence: number, basisPoints: number): number {
  const part = divideHalfUp(Math.abs(pence) * basisPoints, WHOLE_FEE);
  return (pence < 0 ? -part : part) + 0;
}

/** The most that two honest ways of rounding so many nights differ, in pence: half a penny a night. */
export function roundingTolerance(nights: number): number {
  return Math.ceil(nights / 2);
}
