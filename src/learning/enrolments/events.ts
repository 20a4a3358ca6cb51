/** What other rooms may listen to. */
export interface EnrolmentEvent {
  readonly enrolmentId: string;
  readonly personId: string;
}

declare module '#platform/events.ts' {
  interface DomainEvents {
    'enrolment.activated': EnrolmentEvent;
    'enrolment.completed': EnrolmentEvent;
  }
}
