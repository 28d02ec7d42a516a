import { powershellEmptyCatch } from '../../../src/rules/windows-powershell/powershell-empty-catch.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(powershellEmptyCatch, {
  fires: [
    {
      name: 'over lines, with a type, with a comment only',
      dockerfile:
        'FROM p\nRUN <<EOF pwsh\ntry { a } catch [IO.IOException] { }\ntry { b }\ncatch\n{\n  # never mind\n}\nEOF\n',
      lines: [3, 5],
    },
    { name: 'in a call', dockerfile: 'FROM p\nRUN pwsh -c "try { a } catch {}"\n', lines: [2] },
  ],
  silent: [
    { name: 'something is done', dockerfile: 'FROM p\nRUN pwsh -c "try { a } catch { b }"\n' },
    { name: 'another block is empty', dockerfile: 'FROM p\nRUN pwsh -c "try { } finally { }; if (a) { }"\n' },
    { name: 'not closed', dockerfile: 'FROM p\nRUN pwsh -c "try { a } catch {"\n' },
  ],
});
