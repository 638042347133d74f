/** One route of the console and what each of the cast gets from it; a file of rows for each part of the console. */
import type { Cohort } from '../../../../src/domain/collection/cohort.ts';
import type { TestServer } from '../../../support/server.ts';

export interface RouteWorld {
  readonly server: TestServer;
  readonly schoolId: string;
  readonly cohort: Cohort;
  /** Id of somebody on the class list. */
  readonly person: string;
  /** Of the parent school. */
  readonly parentId: string;
}

export interface RouteRow {
  /** As the router declares it, e.g. `/cohorts/:id/people`; a test finds routes that no row names. */
  readonly route: string;
  readonly method?: 'GET' | 'POST';
  /** Tells it from other rows of this route. */
  readonly title?: string;
  readonly path: (world: RouteWorld) => string;
  readonly form?: (world: RouteWorld) => Readonly<Record<string, string>>;
  /** Status for each of the cast; an outsider is another school's administrator, a parent the parent school's. */
  readonly expected: {
    readonly administrator: number;
    readonly analyst: number;
    readonly outsider: number;
    readonly parent: number;
    readonly nobody: number;
  };
  /** Made anew for each request where the first would spend it. */
  readonly before?: (world: RouteWorld) => Promise<void>;
}
