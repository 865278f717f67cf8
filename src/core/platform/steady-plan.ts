/** Texts, quoted names and comments, which are left as they are; or a parameter. */
const PARAMETER = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|([?@:$]\w*)/g;

/**
 * The same statement, planned once instead of for every value it is given. SQLite's planner looks at what is bound to a parameter,
 * and a statement it did so for is prepared anew whenever another value is bound: reading an order by its id together with its
 * customer took 20 µs instead of 2. It does not look behind a unary plus, which does nothing when the statement runs.
 */
export function steadyPlan(sql: string): string {
  return sql.replaceAll(PARAMETER, (text, parameter?: string) =>
    parameter === undefined ? text : `+${parameter}`,
  );
}
