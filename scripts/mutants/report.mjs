/** What became of some mutants, counted: { killed, timedOut, survived, unreached, total, score (0 to 100) }. */
export function count(results) {
  const of = (status) => results.filter((result) => result.status === status).length;
  const [killed, timedOut] = [of('killed'), of('timed out')];
  const total = results.length;
  const score = total === 0 ? 100 : ((killed + timedOut) / total) * 100;
  return { killed, timedOut, survived: of('survived'), unreached: of('unreached'), total, score };
}

/** One line of the table. */
export function row(name, results) {
  const { killed, timedOut, survived, unreached, total, score } = count(results);
  const numbers = [killed, timedOut, survived, unreached, total].map((number) => String(number).padStart(8)).join('');
  return `${numbers} ${score.toFixed(1).padStart(7)}  ${name}`;
}

export const HEAD = `${['killed', 'timeout', 'survived', 'unreached', 'all']
  .map((name) => name.padStart(8))
  .join('')
  .replace('survivedunreached', 'survived unreach')} ${'score'.padStart(7)}  file`;

/** A mutant that no test noticed: where, and what was put in place of what. */
export function survivor(path, { line, column, mutator, original, replacement, status, prose }) {
  const notes = [status === 'unreached' ? 'no test reaches it' : '', prose ? 'prose' : ''].filter(Boolean).join(', ');
  return `  ${path}:${line}:${column} ${mutator}${notes === '' ? '' : ` (${notes})`}\n    - ${short(original)}\n    + ${short(replacement)}`;
}

function short(code) {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 100)} … ${line.slice(-50)}` : line;
}
