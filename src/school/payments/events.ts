/** What other rooms may listen to. */
export interface OrderEvent {
  readonly orderId: string;
  readonly subjectKind: string;
  readonly subjectId: string;
}

declare module '#platform/events.ts' {
  interface DomainEvents {
    'order.paid': OrderEvent;
    'order.cancelled': OrderEvent;
  }
}
