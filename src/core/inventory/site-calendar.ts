import { MAIN_SITE } from '../../shared/inventory/site-commands.ts';
import { addDays, type BusinessDate, dayOfWeek } from '../../shared/kernel/calendar.ts';
import { company, holidays } from '../company/company-tables.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { siteHolidays, sites } from './inventory-tables.ts';

/** Longest a site is looked at for a day on which it works: beyond it, `from` itself is answered. */
const LOOK_AHEAD_DAYS = 366;

/**
 * `from`, or the first day after it on which the site works: its own weekdays or the company's, less the company's
 * holidays and its own. Asked day by day, so that a command watches the days it relied on and no others.
 */
export function siteWorkingDay(read: RowReader, site: string | null, from: BusinessDate): BusinessDate {
  const id = site ?? MAIN_SITE;
  const weekdays =
    read.get(sites, id)?.workingWeekdays ?? read.get(company, 'company')?.workingWeekdays ?? EVERY_DAY;
  for (let day = 0; day <= LOOK_AHEAD_DAYS; day++) {
    const date = addDays(from, day);
    if (!weekdays.includes(String(dayOfWeek(date)))) continue;
    if (read.find(holidays, { date }).length > 0) continue;
    if (read.find(siteHolidays, { site: id, date }).length === 0) return date;
  }
  return from;
}

const EVERY_DAY = '1234567';
