/**
 * How far each module is from those that import it, over any number of imports.
 * @param modules as of `modulesFrom`
 * @param path of one of them
 * @param except an import that doesn't count: [from, to]
 * @returns a Map from path to the number of imports between: itself with 0, its importers with 1, theirs with 2
 */
export function dependents(modules, path, [notFrom, notTo] = []) {
  const distances = new Map([[path, 0]]);
  let layer = [path];
  for (let distance = 1; layer.length > 0; distance++) {
    const next = [];
    for (const [from, { imports }] of modules)
      if (!distances.has(from) && imports.some((to) => layer.includes(to) && !(from === notFrom && to === notTo)))
        next.push(from);
    for (const from of next) distances.set(from, distance);
    layer = next;
  }
  return distances;
}
