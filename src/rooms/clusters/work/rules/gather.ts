export interface Issue {
  field: string;
  key: string;
}

/** Gathers what is wrong with a form, one issue a field. */
export function gather(form: string): { issues: Issue[]; refuse: (field: string, reason: string) => void } {
  const issues: Issue[] = [];
  return {
    issues,
    refuse(field, reason) {
      if (!issues.some((one) => one.field === field))
        issues.push({ field, key: `clusters.work.form.${form}.${field}.${reason}` });
    },
  };
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar between 1800 and 2200: anything else is a slip of the pen. */
export function isDay(text: string): boolean {
  if (!dayPattern.test(text) || text < '1800-01-01' || text > '2200-12-31') return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
