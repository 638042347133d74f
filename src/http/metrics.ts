/** Counters for operators, in the text format of Prometheus; nothing in them describes a person or a class. */
export interface Metrics {
  countRequest(status: number): void;
  countSubmission(): void;
  /** The text of `/metrics`. */
  text(): string;
}

export function createMetrics(): Metrics {
  const byClass = new Map<string, number>();
  let submissions = 0;
  return {
    countRequest(status) {
      const statusClass = `${Math.floor(status / 100)}xx`;
      byClass.set(statusClass, (byClass.get(statusClass) ?? 0) + 1);
    },
    countSubmission() {
      submissions += 1;
    },
    text: () =>
      [
        '# TYPE process_uptime_seconds gauge',
        `process_uptime_seconds ${process.uptime().toFixed(1)}`,
        '# TYPE http_requests_total counter',
        ...[...byClass].sort().map(([status, n]) => `http_requests_total{status="${status}"} ${n}`),
        '# TYPE survey_submissions_total counter',
        `survey_submissions_total ${submissions}`,
        '',
      ].join('\n'),
  };
}
