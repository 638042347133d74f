/** Every route that a router has, however deep; parts are mounted without a prefix, so a route's own path is all. */
import type { Router } from 'express';

interface Layer {
  readonly route?: {
    readonly path: string | readonly string[];
    readonly methods: Readonly<Record<string, boolean>>;
  };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

/** As `GET /cohorts/:id`. What guards all methods of a path, and answers none itself, is no route. */
export function registeredRoutes(router: Router): readonly string[] {
  const found = new Set(routesOf(router.stack as unknown as readonly Layer[]));
  return [...found].filter((route) => !route.startsWith('_ALL ')).toSorted();
}

function routesOf(layers: readonly Layer[]): readonly string[] {
  return layers.flatMap(({ route, handle }) => {
    if (!route) return routesOf(handle?.stack ?? []);
    const methods = Object.keys(route.methods).map((method) => method.toUpperCase());
    return [route.path].flat().flatMap((path) => methods.map((method) => `${method} ${path}`));
  });
}
