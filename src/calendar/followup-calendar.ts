/** The day on which the follow-up opens, as a file that every calendar takes: whole day, with a reminder in the morning. */
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';

export interface FollowupEvent {
  /** The same for the same event, so that a second file replaces it. */
  readonly id: string;
  /** ISO day. */
  readonly day: string;
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly remindAt: Date;
  /** When the file is made. */
  readonly madeAt: Date;
}

export function followupCalendar(event: FollowupEvent): string {
  const calendar = ical({
    prodId: { company: 'learning-transfer', product: 'follow-up' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const entry = calendar.createEvent({
    id: event.id,
    // A whole day is written as it is in UTC.
    start: new Date(`${event.day}T12:00:00Z`),
    allDay: true,
    stamp: event.madeAt,
    summary: event.title,
    description: event.text,
    url: event.link,
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  entry.createAlarm({
    type: ICalAlarmType.display,
    trigger: event.remindAt,
    description: event.title,
  });
  return calendar.toString();
}
