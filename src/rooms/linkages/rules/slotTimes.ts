/** Local times of a slot, such as 09:30 and 09:50; a day that runs past midnight goes on counting from 0. */
export function slotTimes(
  startsAt: string,
  minutes: number,
  slot: number,
): { from: string; to: string; dayOffset: number } {
  const [hour, minute] = startsAt.split(':').map(Number) as [number, number];
  const begin = hour * 60 + minute + slot * minutes;
  const clock = (at: number) => {
    const inDay = at % 1440;
    return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
  };
  return { from: clock(begin), to: clock(begin + minutes), dayOffset: Math.floor(begin / 1440) };
}
